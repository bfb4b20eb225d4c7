"""What is refused of routes."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class RouteRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(RouteRefused):
    text = _("You may not do this in this area.")


class CodeMissing(RouteRefused):
    field = "code"
    text = _("Give the route a short name for its address: 3 to 60 of a to z, 0 to 9 and hyphens.")


class CodeTaken(RouteRefused):
    field = "code"
    text = _("There is a route with this short name already.")


class CodeStays(RouteRefused):
    field = "code"
    text = _("The short name stays as it is: people have the address of a route that was public.")


class NameMissing(RouteRefused):
    field = "name_th"
    text = _("Say what it is called.")


class DaysWrong(RouteRefused):
    field = "days"
    text = _("A route takes 1 to %(most)s days.")


class MonthUnknown(RouteRefused):
    field = "months"
    text = _("Months are 1 to 12, each once.")


class StopNowhere(RouteRefused):
    field = "what"
    text = _("Stop %(number)s: choose one place of the list, or give a name and a position of its own.")


class StopElsewhen(RouteRefused):
    field = "day"
    text = _("Stop %(number)s: the route has %(days)s days.")


class StayTooLong(RouteRefused):
    field = "stay"
    text = _("Stop %(number)s: a stay lasts at most 24 hours, in minutes.")


class LegUnexplained(RouteRefused):
    field = "leg_reason"
    text = _("Stop %(number)s: say both how many minutes the way takes and why the computed time is not so.")


class TooManyStops(RouteRefused):
    field = "what"
    text = _("A route has at most %(most)s stops.")


class InFuture(RouteRefused):
    field = "verified_on"
    text = _("This day has not come yet.")
