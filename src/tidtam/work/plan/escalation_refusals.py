"""What the rules of escalation refuse."""

from django.utils.translation import gettext_lazy as _

from tidtam.work.plan.refusals import Refused


class NotTheProvince(Refused):
    text = _("Only the province's own office sets who is told of what is overdue.")


class DaysOutOfRange(Refused):
    text = _("Say after how many days: from 1 to %(most)s.")


class NotLater(Refused):
    text = _("This step must come later than the one below it, which comes after %(below)s days.")


class NoSuchPost(Refused):
    text = _("There is no post “%(post)s” in this province.")
