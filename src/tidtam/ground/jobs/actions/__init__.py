"""Every change to jobs, uploads, the outbox and receipts."""

from tidtam.ground.jobs.actions.jobs import cancel as cancel
from tidtam.ground.jobs.actions.jobs import retry as retry
from tidtam.ground.jobs.actions.jobs import start as start
from tidtam.ground.jobs.actions.outbox import send as send
from tidtam.ground.jobs.actions.receipts import Conflict as Conflict
from tidtam.ground.jobs.actions.receipts import once as once
