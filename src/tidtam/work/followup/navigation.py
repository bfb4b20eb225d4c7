"""What follow-up adds to the menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.navigation import NavItem


def _has_matters(actor: Any) -> bool:
    """Officers by their grant; posts and community editors by what they hold."""
    return bool(actor.reach("view") or actor.current_posts or actor.community_memberships.exists())


def _has_day(actor: Any) -> bool:
    return bool(actor.current_posts or actor.reach("visit"))


NAVIGATION = [
    NavItem(_("My day"), "followup:my", order=10, icon="today", shown=_has_day),
    NavItem(_("Matters"), "followup:actions", order=30, icon="check", shown=_has_matters),
    NavItem(_("Visits"), "followup:visits", order=40, icon="visit", shown=_has_matters),
    NavItem(_("Assignments"), "followup:assignments", verb="view", order=45, icon="people"),
    NavItem(_("Board"), "followup:board", verb="view", order=50, icon="plan"),
]
