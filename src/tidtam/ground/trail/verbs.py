"""The words that readers of the trail see for what actions write: verbs, and the keys of their details."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tidtam.kit.thai import sort_key

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

VERBS: "dict[str, StrPromise]" = {
    "people.create_user": _("Account created"),
    "people.rename": _("Account renamed"),
    "people.set_password": _("Password set"),
    "people.log_in": _("Logged in"),
    "people.suspend": _("Account suspended"),
    "people.resume": _("Account opened again"),
    "people.remove_second_step": _("Second step removed"),
    "people.end_session": _("Session ended"),
    "people.grant": _("Grant given"),
    "people.end_grant": _("Grant ended"),
    "people.create_post": _("Post created"),
    "people.hold": _("Post taken up"),
    "people.act": _("Acting in the post"),
    "people.hand_over": _("Post handed over"),
    "people.end_holding": _("Post left"),
    "areas.load_gazetteer": _("Gazetteer loaded"),
    "areas.add_villages": _("Villages added"),
    "areas.import_villages": _("Villages imported"),
    "areas.import_boundaries": _("Boundaries imported"),
    "areas.place_points": _("Points of areas set"),
    "files.store": _("File stored"),
    "jobs.start": _("Work in the background begun"),
    "jobs.cancel": _("Work in the background stopped"),
    "jobs.retry": _("Work in the background begun again"),
    "jobs.send": _("Message sent"),
    "jobs.upload": _("Spreadsheet sent in"),
    "jobs.drop": _("Spreadsheet put aside"),
    "privacy.keep_people": _("Personal data taken down"),
    "privacy.change_person": _("Personal data changed"),
    "privacy.change_people": _("Personal data of several people changed"),
    "privacy.give_consent": _("Consent given"),
    "privacy.withdraw_consent": _("Consent withdrawn"),
    "producers.add_producers": _("Producers added"),
    "producers.add_products": _("Products added"),
    "producers.add_member": _("Member of a producer added"),
    "producers.record_registration_steps": _("Registration steps recorded"),
    "communities.confirm_match": _("Village confirmed for a typed name"),
    "communities.appoint_editor": _("Community editor appointed"),
    "communities.dismiss_editor": _("Community editor dismissed"),
    "marks.load_scheme": _("Scheme brought in"),
    "marks.start_scheme": _("Scheme begun"),
    "marks.start_version": _("Version of a scheme begun"),
    "marks.save_version": _("Version of a scheme written"),
    "marks.publish_version": _("Version of a scheme published"),
    "marks.end_version": _("Version of a scheme ended"),
    "marks.drop_draft": _("Draft of a scheme thrown away"),
    "marks.award_marks": _("Marks awarded"),
    "marks.revoke_award": _("Mark revoked"),
    "plan.load_programme": _("Programme laid out"),
    "sales.record_sales": _("Sales recorded"),
    "sales.correct_sale": _("Sale corrected"),
    "sales.repair": _("Totals repaired"),
    "markets.add_vendors": _("Registrants added"),
    "markets.withdraw_vendors": _("Registrants withdrawn"),
    "followup.assign": _("Area assigned"),
    "followup.end_assignment": _("Assignment ended"),
    "followup.create": _("Action created"),
    "followup.change_due": _("Due date changed"),
    "followup.drop": _("Action dropped"),
    "followup.report_done": _("Reported as done"),
    "followup.confirm": _("Confirmed as done"),
    "followup.send_back": _("Sent back"),
    "followup.record_visit": _("Visit recorded"),
    "figures.quote": _("Quoted figure recorded"),
    "meetings.create_committee": _("Committee created"),
    "meetings.seat": _("Seat on a committee taken"),
    "meetings.end_seat": _("Seat on a committee left"),
    "meetings.call": _("Meeting called"),
    "meetings.write_item": _("Agenda item written"),
    "meetings.record_resolution": _("Resolution recorded"),
    "meetings.freeze_pack": _("Meeting papers frozen"),
}

KEYS: "dict[str, StrPromise]" = {
    "username": _("User name"),
    "display_name": _("Name shown"),
    "user": _("Person"),
    "to": _("Handed to"),
    "on": _("Day"),
    "role": _("Role"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "before": _("Before"),
    "after": _("After"),
    "reason": _("Reason"),
    "note": _("Note"),
    "text": _("Text"),
    "place": _("Place"),
    "place_th": _("Place"),
    "doer": _("Done by"),
    "follower": _("Followed up by"),
    "due": _("Due date"),
    "origin": _("Origin"),
    "on_behalf": _("Recorded for somebody else"),
    "photos": _("Photos"),
    "findings": _("Findings"),
    "visit": _("Visit"),
    "number": _("Number in the item"),
    "item": _("Agenda item"),
    "items": _("Items"),
    "kind": _("Kind"),
    "starts_at": _("Begins"),
    "version": _("Version"),
    "pdf": _("Fingerprint of the PDF"),
    "html": _("Fingerprint of the page"),
    "sha256": _("Fingerprint of the file"),
    "size": _("Size"),
    "added": _("Added"),
    "changed": _("Changed"),
    "taken": _("Taken"),
    "refused": _("Refused"),
    "placed": _("Placed"),
    "rows": _("Rows"),
    "revised": _("Corrected"),
    "cells": _("Totals"),
    "reports": _("Reports"),
    "first": _("First month"),
    "last": _("Last month"),
    "sale": _("Sale"),
    "value": _("Value"),
    "villages": _("Villages"),
    "area": _("Area (code)"),
    "typed_name": _("Name in the source"),
    "match_note": _("Note"),
    "source": _("Source of the names"),
    "stated": _("Districts that the source names (codes)"),
    "joined_on": _("Joined on"),
    "duty": _("Duty"),
    "same": _("Unchanged"),
    "phone": _("Phone"),
    "fields": _("What was changed"),
    "purpose": _("Purpose"),
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("role", "admin"): _("System administrator"),
    ("role", "province"): _("Province officer"),
    ("role", "executive"): _("Executive"),
    ("role", "district"): _("District officer"),
    ("role", "assigned"): _("Assigned to follow up"),
    ("role", "secretary"): _("Committee secretary"),
    ("role", "member"): _("Committee member"),
    ("role", "producer"): _("Producer"),
    ("role", "village"): _("Community editor"),
    ("role", "auditor"): _("Auditor"),
    ("duty", "chair"): _("Chair"),
    ("duty", "member"): _("Sitting member"),
    ("duty", "secretary"): _("Secretary"),
    ("kind", "noted"): _("takes note"),
    ("kind", "agreed"): _("agrees"),
    ("kind", "approved"): _("approves"),
    ("kind", "assigned"): _("assigns"),
    ("place", "near"): _("Near the village"),
    ("place", "far"): _("Far from the village"),
    ("place", "unknown"): _("Position cannot be checked"),
    ("fields", "name_th"): _("Name"),
    ("fields", "phone"): _("Phone"),
    ("fields", "email"): _("E-mail"),
    ("fields", "line_id"): _("LINE"),
    ("fields", "address"): _("Address"),
    ("fields", "number_print"): _("Personal number"),
    ("purpose", "phone"): _("Publish the phone number"),
    ("purpose", "photo"): _("Publish the photos"),
    ("purpose", "place"): _("Publish the position on the map"),
}


def word(verb: str) -> str:
    """The verb in the reader's language; the code itself where a room has not said it yet."""
    known = VERBS.get(verb)
    return str(known) if known is not None else verb


def key_word(key: str) -> str:
    known = KEYS.get(key)
    return str(known) if known is not None else key


def value_word(key: str, value: str) -> str:
    """A code that an action noted, in words; any other value as it is."""
    known = VALUES.get((key, value))
    return str(known) if known is not None else value


def choices() -> list[tuple[str, str]]:
    """For a select, in the order of the reader's words."""
    pairs = [(verb, str(known)) for verb, known in VERBS.items()]
    return sorted(pairs, key=lambda pair: sort_key(pair[1]))
