"""What is refused of the statistics for everybody."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class Refused(RefusedChange):
    """Nothing was written."""


class NotEntitled(Refused):
    text = _("Only who makes the province's sales official publishes its statistics.")


class NotFinal(Refused):
    text = _("Statistics of a month are published once the month is final: lock it first.")


class PublishedAlready(Refused):
    text = _("This month was published already. It is published once: two editions could be subtracted.")


class ReasonMissing(Refused):
    field = "reason"
    text = _("Say why.")
