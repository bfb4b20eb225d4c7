"""The posts that collect the reports of the districts."""

from django.db.models import Q
from django.utils.translation import gettext as _

from tidtam.ground.people.models import Post
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor

PREFIX = "cdd-"
OWNER = PREFIX + "{district}"


def responsible(actor: Actor) -> "Owners":
    """By district, those of the actor's areas."""
    return _owners(reach_q(actor, "view"))


def responsible_in(districts: set[str]) -> "Owners":
    """By district, those of these districts."""
    return _owners(Q(code__in=[OWNER.format(district=code) for code in districts]))


class Owners(dict[str, str]):
    """District -> the post's name; the office's general name where there is no such post."""

    def __missing__(self, district: str) -> str:
        return _("District community development office")


def _owners(where: Q) -> Owners:
    posts = Post.objects.filter(where, code__gte=PREFIX, code__lt="cdd.")
    return Owners((post.code.removeprefix(PREFIX), post.name) for post in posts)
