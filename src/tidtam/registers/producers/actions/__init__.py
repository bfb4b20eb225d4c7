"""Every change of the register: standard lists, producers, products, registrations, memberships."""

from tidtam.registers.producers.actions.register import (
    ProducerRow,
    ProductRow,
    add_member,
    add_producer,
    add_producers,
    add_product,
    add_products,
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

__all__ = [
    "UNSPLIT",
    "NotOpen",
    "ProducerRow",
    "ProductRow",
    "RegisterRefused",
    "StepRow",
    "add_member",
    "add_producer",
    "add_producers",
    "add_product",
    "add_products",
    "load_categories",
    "load_channels",
    "load_lists",
    "load_rounds",
    "record_registration_step",
    "record_registration_steps",
]
