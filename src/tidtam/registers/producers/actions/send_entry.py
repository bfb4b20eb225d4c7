"""An own entry sent: producer, products, photos, person, consents and a draft of the registration, or nothing.

Sent again before an officer received it, it changes what came of it.
"""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions.receipts import once
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Purpose
from tidtam.kit import clock, sealing
from tidtam.kit.actor import Holder
from tidtam.registers.producers.actions.change import change_producer, change_product, edits
from tidtam.registers.producers.actions.contact import keep_contact, set_consents
from tidtam.registers.producers.actions.entries import held_entry, holder_of
from tidtam.registers.producers.actions.photos import add_photos, remove_photo
from tidtam.registers.producers.actions.production import end_production
from tidtam.registers.producers.actions.register import ProducerRow, ProductRow, add_producer, add_product
from tidtam.registers.producers.actions.registrations import choose_products, start_registration
from tidtam.registers.producers.entry.steps import BY_CODE, unfinished
from tidtam.registers.producers.entry_refusals import NotWhole
from tidtam.registers.producers.models import EntryLink, Producer, Product, Registration

TOLD = ("address", "link_production", "link_management", "link_benefit", "link_note")


def send_entry(link: EntryLink, sending: uuid.UUID) -> Registration:
    """Write what was entered. `sending` is made with the page: the same again gives the same registration.

    Raises `NotWhole` with the first step that cannot be taken yet.
    """
    told = {name: value for name, value in link.payload.items() if name not in ("products", "number")}
    key = once(sending, "producers.send_entry", [link.pk, told], lambda: _send(link), by=None)
    return Registration.objects.select_related("producer", "round").get(pk=key)


@transaction.atomic
def _send(link: EntryLink) -> int:
    kept = held_entry(link)
    step = unfinished(kept)
    if step is not None:
        raise NotWhole(step)
    answers = _answers(kept)
    holder = holder_of(kept)
    producer = _producer(kept, answers, holder)
    _person(kept, producer, answers, holder)
    products = _products(kept, producer, answers["products"], holder)
    _photos(kept, producer, holder)
    if kept.made is None:
        reason = _("Entered by the producer through a link")
        kept.made = start_registration(producer, kept.round, products, by=holder, reason=reason)
    else:
        choose_products(kept.made, products, by=holder)
    kept.sent_at = clock.now()
    kept.save(update_fields=["made", "sent_at", "payload"])
    return kept.made.pk


def _answers(link: EntryLink) -> dict[str, Any]:
    """By step what its form made of what was typed."""
    found: dict[str, Any] = {}
    for code, step in BY_CODE.items():
        form = step.checked(link)
        if form.is_valid():
            found[code] = form.products() if code == "products" else form.cleaned_data  # type: ignore[attr-defined]
    return found


def _producer(link: EntryLink, answers: dict[str, Any], holder: Holder) -> Producer:
    who, place, tests = answers["who"], answers["place"], answers["tests"]
    told = {name: (place | tests)[name] for name in TOLD}
    if link.made is None:
        return add_producer(
            ProducerRow("", who["kind"], who["name_th"], place["village"], told=told), by=holder
        )
    values = told | {"kind": who["kind"], "name_th": who["name_th"], "area": place["village"]}
    change_producer(link.made.producer, edits(values), by=holder)
    return Producer.objects.get(pk=link.made.producer_id)


def _person(link: EntryLink, producer: Producer, answers: dict[str, Any], holder: Holder) -> None:
    person, sealed = answers["person"], link.payload.get("number")
    row = PersonRow(
        person["person_name_th"],
        phone=person["person_phone"],
        number=sealing.open_sealed(sealed) if sealed else "",
        area=producer.area_id,
    )
    keep_contact(producer, row, by=holder)
    chosen = {purpose for purpose in Purpose if answers["allow"].get(f"consent_{purpose}")}
    set_consents(producer, chosen, how=_("Ticked by the person on the phone, by a link"), by=holder)


def _products(
    link: EntryLink, producer: Producer, rows: list[dict[str, Any]], holder: Holder
) -> list[Product]:
    """Row by row; what was taken out since it was sent is made no more."""
    before: dict[str, int] = link.payload.get("products", {})
    there = Product.objects.in_bulk(before.values())
    made: dict[str, int] = {}
    products = []
    for place, row in enumerate(rows):
        key = str(place)
        product = there.pop(before[key], None) if key in before else None
        if not row["name"]:
            if product is not None:
                there[product.pk] = product
            continue
        values = {"name_th": row["name"], "category": row["category"], "price": row["price"]}
        if product is None:
            product = add_product(
                ProductRow(producer.pk, row["category"], row["name"], price=row["price"]), by=holder
            )
        else:
            change_product(product, edits(values), by=holder)
        made[key] = product.pk
        products.append(product)
    for gone in there.values():
        if gone.ended_on is None:
            end_production(gone, on=clock.today(), reason=_("Taken out of the own entry"), by=holder)
    link.payload["products"] = made
    return products


def _photos(link: EntryLink, producer: Producer, holder: Holder) -> None:
    wanted = link.payload.get("photos", [])
    there = {str(photo.file_id): photo for photo in producer.photos.filter(product=None)}
    for key, photo in there.items():
        if key not in wanted:
            remove_photo(photo, by=holder)
    fresh = File.objects.filter(pk__in=[key for key in wanted if key not in there])
    files = {str(file.pk): file for file in fresh}
    if files:
        add_photos(producer, [files[key] for key in wanted if key in files], by=holder)
