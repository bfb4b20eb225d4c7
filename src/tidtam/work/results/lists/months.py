"""The months of villages of which something was said: the rows that the figures are made of."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, parse_month_code
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.queries import place
from tidtam.work.results.lists.villages import KINDS, how_words, income_words, visitor_words
from tidtam.work.results.models import INCOME, VISITORS, Answer, HowCounted, ResultRevision
from tidtam.work.results.queries.said import summed

Rows = QuerySet[Any]


def rows(actor: Actor, known_at: datetime | None) -> Rows:
    """What stands of every month that the actor may see, or stood at the moment."""
    found = ResultRevision.objects.open_to(actor, "view").standing(known_at)
    return found.select_related("result__area__parent__parent").annotate(
        all_visitors=summed(VISITORS), all_income=summed(INCOME)
    )


def columns() -> list[ListColumn]:
    return [
        ListColumn(
            "village", _("Village"), value="result.area.label", sort="result__area", kind="place", link=url
        ),
        ListColumn("where", _("Lies in"), value=lambda row: place(row.result.area.parent), kind="place"),
        ListColumn("code", _("Area code"), value="result.area_id", kind="code", sheet_only=True),
        ListColumn(
            "month", _("Month"), value="result.month", sort=("result__month", "result__area"), kind="month"
        ),
        ListColumn("state", _("Report"), value=shown, sort="answer", kind="state"),
        ListColumn("visitors", _("Visitors"), sort="all_visitors", kind="int", blank_last=True),
        *(ListColumn(name, label, kind="int", sheet_only=True) for name, label in visitor_words().items()),
        ListColumn("income", _("Income (baht)"), sort="all_income", kind="money", blank_last=True),
        *(ListColumn(name, label, kind="money", sheet_only=True) for name, label in income_words().items()),
        ListColumn("households", _("Households that earned"), sort="households", kind="int", blank_last=True),
        ListColumn("how", _("How it was counted"), value=how_words),
        ListColumn("because", _("Why not applicable"), sheet_only=True),
        ListColumn("number", _("Revision"), kind="int", sheet_only=True),
        ListColumn("reason", _("Reason"), sheet_only=True),
        ListColumn("by", _("Entered by"), value="by_label", sheet_only=True),
        ListColumn("recorded", _("Recorded"), value="recorded_at", kind="datetime", sheet_only=True),
    ]


def filters(actor: Actor, asked: str) -> list[Filter]:
    parts = [*visitor_words().items(), *income_words().items()]
    return [
        Filter("q", _("Search"), None, _find, seeks=True),
        area_filter(actor, asked, "result__area_id"),
        Filter("state", _("Report"), Answer.choices, lambda found, code: found.filter(answer=code)),
        Filter(
            "how", _("How it was counted"), HowCounted.choices, lambda found, code: found.filter(how=code)
        ),
        Filter("kind", _("With"), parts, lambda found, name: found.filter(**{f"{name}__gt": 0})),
        Filter(
            "from",
            _("From month"),
            None,
            lambda found, code: found.filter(result__month__gte=_month(code)),
            kind="hidden",
        ),
        Filter(
            "to",
            _("To month"),
            None,
            lambda found, code: found.filter(result__month__lte=_month(code)),
            kind="hidden",
        ),
    ]


def shown(row: ResultRevision) -> tuple[str, str]:
    return KINDS[Answer(row.answer)], str(Answer(row.answer).label)


def url(row: ResultRevision) -> str:
    return reverse("results:month", args=[row.result.area_id, month_code(row.result.month)])


def _month(code: str) -> date:
    return parse_month_code(code)


def _find(found: Rows, text: str) -> Rows:
    for word in words(text):
        found = found.filter(holds(word, Area.searched, "result__area__"))
    return found
