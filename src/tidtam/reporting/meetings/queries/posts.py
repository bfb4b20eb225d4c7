"""Which posts may be asked to do something, and to follow it up."""

from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Level
from tidtam.ground.people.models import Post
from tidtam.kit.access import within
from tidtam.reporting.meetings.models import Meeting

EACH = "each:"


@dataclass(frozen=True)
class PostChoice:
    """One entry: a single post, or an office that every district has, taken for each village of its own.

    posts: by district code for an office, {"": post} for a single post.
    """

    value: str
    label: str
    posts: dict[str, Post]

    def of(self, village: str) -> Post | None:
        return self.posts.get("") or self.posts.get(village[: Level.DISTRICT])


def doer_choices(meeting: Meeting) -> list[PostChoice]:
    """The offices that stand in several districts first ("พัฒนาการอำเภอ of each village"), then every post."""
    posts = _posts(meeting)
    offices: dict[str, dict[str, Post]] = {}
    for post in posts:
        kind, _dash, place = post.code.rpartition("-")
        if post.area.level == Level.DISTRICT and place == post.area_id and kind:
            offices.setdefault(kind, {})[place] = post
    shared = [
        PostChoice(
            f"{EACH}{kind}", _("%(office)s of each village's district") % {"office": _shared(own)}, own
        )
        for kind, own in sorted(offices.items())
        if len(own) > 1
    ]
    return [*shared, *_single(posts)]


def follower_choices(meeting: Meeting) -> list[PostChoice]:
    """Single posts; the chair's first, who follows up unless the meeting says otherwise."""
    posts = _posts(meeting)
    return _single(sorted(posts, key=lambda post: post.pk != meeting.chair_id))


def _posts(meeting: Meeting) -> list[Post]:
    area = meeting.committee.area_id
    rows = Post.objects.filter(within(area, "area_id")).select_related("area")
    return sorted(rows, key=lambda post: (post.area.level, post.sort_key))


def _single(posts: list[Post]) -> list[PostChoice]:
    return [PostChoice(post.code, post.name, {"": post}) for post in posts]


def _shared(posts: dict[str, Post]) -> str:
    """What the names have in common: "พัฒนาการอำเภอ"."""
    names = [post.name for post in posts.values()]
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return "".join(letters[0] for letters in same).strip(" ,") or names[0]
