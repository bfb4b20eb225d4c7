"""The words for what was done with routes; see verbs.py."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ROUTES: "dict[str, StrPromise]" = {
    "routes.add": _("Route begun"),
    "routes.change": _("Route changed"),
    "routes.set_stops": _("Stops of a route changed"),
    "routes.copy": _("Route copied"),
    "routes.verify": _("Route verified"),
    "routes.send": _("Route sent for review"),
    "routes.publish": _("Route made public"),
    "routes.send_back": _("Route sent back"),
    "routes.withdraw": _("Route withdrawn from the public"),
    "routes.discard_draft": _("Draft of a route discarded"),
}

KEYS: "dict[str, StrPromise]" = {"stops": _("Stops")}
