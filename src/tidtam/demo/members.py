"""The twelve target villages as a person matched them, and the accounts that belong to one village or one producer."""

from datetime import date

from tidtam.demo.villages import ARTICLE, ARTICLE_SOURCE, STATED_DISTRICTS
from tidtam.ground.people.models import User
from tidtam.kit.access import within
from tidtam.registers.communities.actions import appoint_editor, confirm_match
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.actions import add_member
from tidtam.registers.producers.models import Producer, RegistrationState

JOINED = date(2018, 5, 1)


def build_communities() -> None:
    """The article's twelve names, each confirmed as one village with the reason why that one."""
    for village in ARTICLE:
        confirm_match(
            village.code,
            typed_name=village.typed_name,
            note=village.note,
            source=ARTICLE_SOURCE,
            stated=STATED_DISTRICTS,
            joined_on=JOINED,
            by=None,
        )


def build_memberships(users: dict[str, User]) -> None:
    """`village` edits บ้านวังคูณ; `producer` belongs to the first producer registered in อ.หนองสองห้อง."""
    appoint_editor(Community.objects.get(area="40150604"), users["village"], by=None)
    registered = Producer.objects.filter(
        within("4015", "area_id"), registrations__state=RegistrationState.REGISTERED
    )
    add_member(registered.order_by("code")[0], users["producer"].pk, by=None)
