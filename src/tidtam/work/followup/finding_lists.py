"""The columns and filters of what visits found not in order."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.work.followup import standing
from tidtam.work.followup.models import Action, ItemAnswer, ItemAnswerSet
from tidtam.work.followup.places import where


def finding_rows(user: User) -> ItemAnswerSet:
    """What nothing came of yet first, the newest before the others."""
    raised = Exists(Action.objects.filter(finding=OuterRef("pk")))
    rows = ItemAnswer.objects.open_to(user, "view").found().annotate(raised=raised)
    rows = rows.select_related("visit__area__parent__parent", "item", "action__doer")
    return rows.order_by(raised, "-visit__visited_at", "pk")


def finding_columns() -> list[ListColumn]:
    return [
        ListColumn("item", _("Finding"), value="item.text", link=_visit),
        ListColumn("note", _("Note")),
        ListColumn(
            "where",
            _("Where"),
            value=lambda row: where(row.visit.area),
            sort="visit__area__sort_key",
            kind="place",
        ),
        ListColumn("at", _("Visited"), value="visit.visited_at", sort="visit__visited_at", kind="datetime"),
        ListColumn("doer", _("Done by"), value=_doer, kind="place"),
        ListColumn("state", _("State"), value=_state, sort="raised", kind="state"),
    ]


def finding_filters(rows: ItemAnswerSet) -> list[Filter]:
    states = [("waits", _("Nothing came of it yet")), ("raised", _("Became a matter"))]
    return [
        Filter("q", _("Search"), None, _search),
        Filter("state", _("State"), states, lambda found, state: found.filter(raised=state == "raised")),
        Filter("village", _("Village"), None, _in_village, kind="hidden"),
    ]


def _in_village(rows: Any, code: str) -> Any:
    return rows.filter(within(code, "visit__area_id"))


def _visit(row: ItemAnswer) -> str:
    return reverse("followup:visit", args=[row.visit_id])


def _doer(row: ItemAnswer) -> str:
    action = _action(row)
    return action.doer.name if action else ""


def _state(row: ItemAnswer) -> standing.Shown:
    action = _action(row)
    if action is None:
        return standing.Shown("soon", _("Nothing came of it yet"))
    return standing.of(action, clock.today())


def _action(row: ItemAnswer) -> Action | None:
    return getattr(row, "action", None)


def _search(rows: ItemAnswerSet, text: str) -> ItemAnswerSet:
    for word in words(text):
        rows = rows.filter(
            Q(item__text__icontains=word.text)
            | Q(note__icontains=word.text)
            | holds(word, Area.searched, "visit__area__")
        )
    return rows
