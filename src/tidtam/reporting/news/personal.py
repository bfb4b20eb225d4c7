"""What this room keeps of a person: the comments that were tied to him when he showed that they are his."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tidtam.ground.privacy.models import Person
from tidtam.kit.actor import Actor
from tidtam.kit.lists.columns import moment
from tidtam.kit.personal import Fate, Use
from tidtam.reporting.news.actions.moderation import empty
from tidtam.reporting.news.models import Comment, CommentSet

label = gettext_lazy("Comments")


def _of(person: Person) -> CommentSet:
    return Comment.objects.filter(person=person).select_related("article").order_by("received_at", "pk")


def uses(person: Person) -> list[Use]:
    """Each comment with the article below which it stands."""
    return [
        Use(str(one.article), str(_("Comment")), reverse("newsroom:comment", args=[one.key]))
        for one in _of(person)
    ]


def export(person: Person) -> Mapping[str, Any]:
    """What was written, under which name and when; the connection's data are not given away by this."""
    rows = [
        {
            _("Article"): one.article.title_th,
            _("Name"): one.name,
            _("Text"): one.text,
            _("Received"): moment(one.received_at),
            _("State"): one.get_state_display(),
        }
        for one in _of(person)
    ]
    return {_("Comments"): rows} if rows else {}


def fate(person: Person) -> Fate:
    """Words and names go; that something stood there stays."""
    count = _of(person).count()
    if not count:
        return Fate()
    goes = ngettext("%(count)s comment with its name", "%(count)s comments with their names", count)
    return Fate(goes=[goes % {"count": count}])


def erase(person: Person, *, by: Actor | None) -> None:
    empty(Comment.objects.filter(pk__in=list(_of(person).values_list("pk", flat=True))), by)
