"""Every change of the register: standard lists, producers, products, registrations, memberships."""

from tidtam.registers.producers.actions.documents import drop_copy, hand_in, keep_upload, refuse_document
from tidtam.registers.producers.actions.register import (
    ProducerRow,
    ProductRow,
    add_member,
    add_producer,
    add_producers,
    add_product,
    add_products,
)
from tidtam.registers.producers.actions.registrations import (
    AskedRow,
    ask_for_products,
    choose_products,
    restore_product,
    start_registration,
    strike_product,
)
from tidtam.registers.producers.actions.rounds import (
    RoundRow,
    add_round,
    change_round,
    lapse_due,
    may_set_rounds,
)
from tidtam.registers.producers.actions.rules import NotOpen, RegisterRefused
from tidtam.registers.producers.actions.standard import (
    UNSPLIT,
    load_categories,
    load_channels,
    load_lists,
    load_rounds,
)
from tidtam.registers.producers.actions.steps import (
    StepRow,
    record_registration_step,
    record_registration_steps,
)
from tidtam.registers.producers.actions.taking import take_step

__all__ = [
    "UNSPLIT",
    "AskedRow",
    "NotOpen",
    "ProducerRow",
    "ProductRow",
    "RegisterRefused",
    "RoundRow",
    "StepRow",
    "add_member",
    "add_producer",
    "add_producers",
    "add_product",
    "add_products",
    "add_round",
    "ask_for_products",
    "change_round",
    "choose_products",
    "drop_copy",
    "hand_in",
    "keep_upload",
    "lapse_due",
    "load_categories",
    "load_channels",
    "load_lists",
    "load_rounds",
    "may_set_rounds",
    "record_registration_step",
    "record_registration_steps",
    "refuse_document",
    "restore_product",
    "start_registration",
    "strike_product",
    "take_step",
]
