"""The words for what was done with what everybody sees; see verbs.py."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PUBLIC: "dict[str, StrPromise]" = {
    "tourism.begin": _("Page of a village begun"),
    "tourism.change": _("Page of a village changed"),
    "tourism.verify": _("Page of a village verified"),
    "tourism.receive": _("Said whether the village receives visitors"),
    "tourism.add_offer": _("Offer of a village added"),
    "tourism.change_offer": _("Offer of a village changed"),
    "tourism.offer_shown": _("Offer of the village published or withdrawn"),
    "tourism.add_pictures": _("Pictures added"),
    "tourism.change_pictures": _("Pictures changed"),
    "tourism.hide_picture": _("Picture hidden at once"),
    "tourism.set_coordinator": _("Coordinator for visitors named"),
    "tourism.drop_coordinator": _("Coordinator for visitors dropped"),
    "tourism.send": _("Sent for review"),
    "tourism.publish": _("Reviewed and published"),
    "tourism.send_back": _("Sent back with a note"),
    "tourism.withdraw": _("Withdrawn from the public"),
    "tourism.discard_draft": _("Draft discarded"),
    "centres.describe": _("Said how an information centre works"),
    "centres.count": _("Visitors of a centre counted"),
    "centres.move_stock": _("Brochures came or were given out"),
    "guests.ask": _("Visitor asked to come"),
    "guests.welcome": _("Visitor welcomed"),
    "guests.sorry": _("Visitor told that it is not possible"),
    "guests.off": _("Request taken back by the visitor"),
}
