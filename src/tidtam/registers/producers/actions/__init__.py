"""Every change of the register: standard lists, producers, products, registrations, memberships."""

from tidtam.registers.producers.actions.change import (
    UNSEEN,
    ChangedMeanwhile,
    Edit,
    change_producer,
    change_producers,
    change_product,
    change_products,
    edits,
)
from tidtam.registers.producers.actions.claims import note_all, review_claim
from tidtam.registers.producers.actions.contact import keep_contact, set_consents, set_people
from tidtam.registers.producers.actions.documents import drop_copy, hand_in, keep_upload, refuse_document
from tidtam.registers.producers.actions.held import (
    StandardRow,
    change_standard,
    drop_standard,
    hold_standard,
)
from tidtam.registers.producers.actions.lists import configures, keep_entry, take_lists
from tidtam.registers.producers.actions.photos import (
    add_photos,
    caption_photo,
    remove_photo,
    show_first,
)
from tidtam.registers.producers.actions.production import end_production, resume_production
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
from tidtam.registers.producers.actions.showing import (
    hide_producer,
    set_showing,
    show_producer,
    show_producers,
)
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
    "UNSEEN",
    "UNSPLIT",
    "AskedRow",
    "ChangedMeanwhile",
    "Edit",
    "NotOpen",
    "ProducerRow",
    "ProductRow",
    "RegisterRefused",
    "RoundRow",
    "StandardRow",
    "StepRow",
    "add_member",
    "add_photos",
    "add_producer",
    "add_producers",
    "add_product",
    "add_products",
    "add_round",
    "ask_for_products",
    "caption_photo",
    "change_producer",
    "change_producers",
    "change_product",
    "change_products",
    "change_round",
    "change_standard",
    "choose_products",
    "configures",
    "drop_copy",
    "drop_standard",
    "edits",
    "end_production",
    "hand_in",
    "hide_producer",
    "hold_standard",
    "keep_contact",
    "keep_entry",
    "keep_upload",
    "lapse_due",
    "load_categories",
    "load_channels",
    "load_lists",
    "load_rounds",
    "may_set_rounds",
    "note_all",
    "record_registration_step",
    "record_registration_steps",
    "refuse_document",
    "remove_photo",
    "restore_product",
    "resume_production",
    "review_claim",
    "set_consents",
    "set_people",
    "set_showing",
    "show_first",
    "show_producer",
    "show_producers",
    "start_registration",
    "strike_product",
    "take_lists",
    "take_step",
]
