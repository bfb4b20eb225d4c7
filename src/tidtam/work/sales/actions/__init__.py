"""Every change of the sales: the channels, the months' reports, corrections."""

from tidtam.work.sales.actions.basis import Basis, restate
from tidtam.work.sales.actions.brought import (
    BroughtMoved,
    BroughtRow,
    ReportsStand,
    bring_forward,
    correct_brought,
    take_back,
)
from tidtam.work.sales.actions.correct import SaleMoved, correct_sale
from tidtam.work.sales.actions.explain import NotAsked, explain
from tidtam.work.sales.actions.months import change_month, close_month, lock_month, open_month
from tidtam.work.sales.actions.pauses import end_pause, pause, withdraw_pause
from tidtam.work.sales.actions.realign import misplaced, realign
from tidtam.work.sales.actions.record import Recorded, Recording, record_sales
from tidtam.work.sales.actions.rows import NilReport, RowRefusal, SaleRow, SalesRefused
from tidtam.work.sales.actions.settle import settle
from tidtam.work.sales.actions.states import WAYS, WrongStep, take_step
from tidtam.work.sales.actions.totals import repair

__all__ = [
    "WAYS",
    "Basis",
    "BroughtMoved",
    "BroughtRow",
    "NilReport",
    "NotAsked",
    "Recorded",
    "Recording",
    "ReportsStand",
    "RowRefusal",
    "SaleMoved",
    "SaleRow",
    "SalesRefused",
    "WrongStep",
    "bring_forward",
    "change_month",
    "close_month",
    "correct_brought",
    "correct_sale",
    "end_pause",
    "explain",
    "lock_month",
    "misplaced",
    "open_month",
    "pause",
    "realign",
    "record_sales",
    "repair",
    "restate",
    "settle",
    "take_back",
    "take_step",
    "withdraw_pause",
]
