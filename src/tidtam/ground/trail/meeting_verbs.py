"""The words for what was done with committees and their meetings; see verbs.py."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MEETINGS: "dict[str, StrPromise]" = {
    "meetings.create_committee": _("Committee created"),
    "meetings.seat": _("Seat on a committee taken"),
    "meetings.end_seat": _("Seat on a committee left"),
    "meetings.call": _("Meeting called"),
    "meetings.write_item": _("Agenda item written"),
    "meetings.record_resolution": _("Resolution recorded"),
    "meetings.freeze_pack": _("Meeting papers frozen"),
    "meetings.set_template": _("Agenda of a committee laid down"),
    "meetings.set_agenda": _("Agenda of a meeting changed"),
    "meetings.choose_figures": _("Figures of a meeting chosen"),
    "meetings.attach_paper": _("Paper attached to the agenda"),
    "meetings.remove_paper": _("Paper taken from the agenda"),
    "meetings.change_committee": _("Committee changed"),
    "meetings.order_seats": _("Order of the seats changed"),
    "meetings.change": _("Meeting changed"),
    "meetings.add_sitting": _("Further sitting called"),
    "meetings.remove_sitting": _("Sitting called off"),
    "meetings.invite": _("Members invited to a meeting"),
    "meetings.publish": _("Resolution published"),
    "meetings.unpublish": _("Resolution taken from the public"),
    "meetings.open": _("Meeting opened"),
    "meetings.close": _("Meeting closed"),
    "meetings.mark": _("Attendance marked"),
    "meetings.add_guest": _("Guest of a meeting entered"),
    "meetings.remove_guest": _("Guest of a meeting taken out"),
    "meetings.write_minutes": _("Minutes of an item written"),
    "meetings.set_letterhead": _("Letterhead laid down"),
    "meetings.draft_minutes": _("Minutes drafted"),
    "meetings.circulate": _("Minutes given round"),
    "meetings.object": _("Objection to minutes raised"),
    "meetings.answer": _("Objection to minutes answered"),
    "meetings.approve_minutes": _("Minutes approved"),
    "meetings.archive": _("Meeting archived"),
    "meetings.ask_later": _("Somebody named for a resolution"),
    "meetings.drop_resolution": _("Resolution dropped"),
}
