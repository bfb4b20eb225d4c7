"""What is refused of pages, offers and pictures."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class TourismRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(TourismRefused):
    text = _("You may not do this in this area.")


class NameMissing(TourismRefused):
    field = "name_th"
    text = _("Say what it is called.")


class GroupTurned(TourismRefused):
    field = "group_max"
    text = _("The largest group is smaller than the smallest.")


class PriceTurned(TourismRefused):
    field = "price_to"
    text = _("The upper price is lower than the lower one, or stands alone.")


class MonthUnknown(TourismRefused):
    field = "months"
    text = _("Months are 1 to 12, each once.")


class DatesTurned(TourismRefused):
    field = "dates"
    text = _("An event ends before it begins, or begins twice on one day.")


class NotOfVillage(TourismRefused):
    field = "product"
    text = _("This product is not made in the village's subdistrict.")


class InFuture(TourismRefused):
    field = "verified_on"
    text = _("This day has not come yet.")


class VillageStays(TourismRefused):
    text = _("The village has a page already.")
