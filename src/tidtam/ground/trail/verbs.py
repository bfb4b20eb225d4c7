"""The words that readers of the trail see for the verbs that actions write."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail.keys import KEYS, VALUES
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
    "people.erase_account": _("Account erased with its owner's data"),
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
    "files.discard": _("File thrown away"),
    "jobs.start": _("Work in the background begun"),
    "jobs.cancel": _("Work in the background stopped"),
    "jobs.retry": _("Work in the background begun again"),
    "jobs.send": _("Message sent"),
    "jobs.upload": _("Spreadsheet sent in"),
    "jobs.drop": _("Spreadsheet put aside"),
    "privacy.keep_people": _("Personal data taken down"),
    "privacy.change_person": _("Personal data changed"),
    "privacy.change_people": _("Personal data of several people changed"),
    "privacy.reveal_number": _("Personal number shown"),
    "privacy.export_person": _("Personal data handed over"),
    "privacy.export_list": _("List of personal data carried away"),
    "privacy.erase_person": _("Personal data erased"),
    "privacy.record_request": _("Request about personal data taken down"),
    "privacy.answer_request": _("Request about personal data answered"),
    "privacy.record_breach": _("Data breach noted"),
    "privacy.change_breach": _("Data breach: more is known"),
    "privacy.close_breach": _("Data breach closed"),
    "privacy.set_contact": _("Contact for questions about data set"),
    "privacy.change_rule": _("Time for keeping data changed"),
    "privacy.rotate_keys": _("Key of the personal numbers changed"),
    "privacy.give_consent": _("Consent given"),
    "privacy.give_consents": _("Consents of several people taken over"),
    "privacy.withdraw_consent": _("Consent withdrawn"),
    "producers.add_producers": _("Producers added"),
    "producers.set_people": _("Owners and chairs of producers noted"),
    "producers.add_products": _("Products added"),
    "producers.add_member": _("Member of a producer added"),
    "producers.load_lists": _("Programme's lists loaded"),
    "producers.add_entry": _("Entry of a list added"),
    "producers.change_entry": _("Entry of a list changed"),
    "producers.change_producer": _("Producer changed"),
    "producers.change_product": _("Product changed"),
    "producers.end_production": _("Production ended"),
    "producers.resume_production": _("Production taken up again"),
    "producers.hold_standard": _("Standard entered"),
    "producers.change_standard": _("Standard changed"),
    "producers.drop_standard": _("Standard taken out"),
    "producers.add_photos": _("Photos added"),
    "producers.caption_photo": _("Photo captioned"),
    "producers.show_first": _("Photo put first"),
    "producers.remove_photo": _("Photo taken out"),
    "producers.merge_producers": _("Merged into another producer"),
    "producers.take_in": _("Another producer merged into this one"),
    "producers.undo_merge": _("Merge of two producers undone"),
    "producers.mark_distinct": _("Found to differ from another producer"),
    "producers.make_link": _("Link for own entry made"),
    "producers.renew_link": _("Link for own entry given a new address"),
    "producers.close_link": _("Link for own entry closed"),
    "producers.record_registration_steps": _("Registration steps recorded"),
    "producers.start_registration": _("Registration begun"),
    "producers.choose_products": _("Products of a registration chosen"),
    "producers.ask_for_products": _("Products of registrations taken over"),
    "producers.take_step": _("Step of a registration taken"),
    "producers.strike_product": _("Product struck out of a registration"),
    "producers.restore_product": _("Product put back into a registration"),
    "producers.hand_in": _("Paper of a registration handed in"),
    "producers.see_document": _("Paper of a registration seen, copy not kept"),
    "producers.refuse_document": _("Paper of a registration refused"),
    "producers.drop_copy": _("Copy of a paper no longer kept"),
    "producers.add_round": _("Registration round added"),
    "producers.change_round": _("Registration round changed"),
    "producers.lapse_round": _("Registrations of a round lapsed"),
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
    "marks.open_assessment": _("Assessment begun"),
    "marks.call_assessor": _("Assessor named"),
    "marks.dismiss_assessor": _("Assessor taken off"),
    "marks.hand_in": _("Assessment sheet handed in"),
    "marks.give_back": _("Assessment sheet given back"),
    "marks.cancel_assessment": _("Assessment called off"),
    "marks.decide": _("Assessment decided"),
    "marks.award_marks": _("Marks awarded"),
    "marks.end_award": _("Mark ended by a new decision"),
    "marks.revoke_award": _("Mark revoked"),
    "plan.load_programme": _("Programme laid out"),
    "sales.record_sales": _("Sales recorded"),
    "sales.correct_sale": _("Sale corrected"),
    "sales.explain": _("Odd amount explained"),
    "sales.repair": _("Totals repaired"),
    "sales.bring_forward": _("Sum brought forward entered"),
    "sales.correct_brought": _("Sum brought forward corrected"),
    "sales.take_back": _("Sum brought forward taken back"),
    "sales.pause": _("Producer at rest: no sales reports expected"),
    "sales.end_pause": _("End of a producer's rest set"),
    "sales.withdraw_pause": _("Producer's rest taken back"),
    "sales.make_links": _("Links for reporting sales made"),
    "sales.renew_report_link": _("Link for reporting sales given a new address"),
    "sales.close_report_link": _("Link for reporting sales closed"),
    "markets.add_vendors": _("Registrants added"),
    "markets.withdraw_vendors": _("Registrants withdrawn"),
    "training.plan_training": _("Training entered"),
    "training.change_training": _("Training changed"),
    "training.cancel_training": _("Training called off"),
    "training.add_attendees": _("People put on a training's list"),
    "training.tick_day": _("Presence at a training recorded"),
    "training.sign_in": _("Signed in on the own phone"),
    "training.countersign": _("Signature at a training countersigned"),
    "training.strike_off": _("Name struck off a training's list"),
    "training.new_link": _("New link for signing in given out"),
    "training.record_outcome": _("Change after a training recorded"),
    "training.confirm_outcome": _("Change after a training confirmed"),
    "training.refuse_outcome": _("Change after a training not found so"),
    "training.withdraw_outcome": _("Change after a training withdrawn"),
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
