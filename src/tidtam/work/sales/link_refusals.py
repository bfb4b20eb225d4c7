"""What is refused of reports by a link."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class LinkRefused(RefusedChange):
    """Nothing was written."""


class NotYourProducer(LinkRefused):
    text = _("You may only make links for producers that you may edit.")


class NothingChosen(LinkRefused):
    field = "chosen"
    text = _("Choose at least one producer.")


class TooMany(LinkRefused):
    field = "chosen"
    text = _("At most %(most)s links can be made at once; choose a smaller area.")


class SheetTooLong(LinkRefused):
    field = "chosen"
    text = _("A village's sheet by link has at most %(most)s producers; choose fewer.")


class NotOfThePlace(LinkRefused):
    field = "chosen"
    text = _("A village's sheet is of the producers of one subdistrict or village.")


class NobodyNamed(LinkRefused):
    field = "told_by"
    text = _("Say who fills in the sheet.")


class MonthNotBegun(LinkRefused):
    field = "month"
    text = _("This month has not begun.")


class MonthClosed(LinkRefused):
    field = "month"
    text = _("The province has closed this month; ask it to open the month again.")


class OwesNothing(LinkRefused):
    field = "chosen"
    text = _("%(producer)s was not registered in this month.")


class FoundToBeAnother(LinkRefused):
    field = "chosen"
    text = _("This producer was found to be another one; name that one.")


class ReportChecked(LinkRefused):
    field = "chosen"
    text = _("The report of %(producer)s has been checked; it is changed at the office.")


class LinkOver(LinkRefused):
    text = _("This link can no longer be used.")


class AlreadyChecked(LinkRefused):
    text = _("The office has checked this report; changes are made there.")


class AlreadyReported(LinkRefused):
    text = _("Somebody has reported this producer already; changes are made at the office.")


class TooMuchTyped(LinkRefused):
    text = _("That is more than can be kept here; make it shorter.")
