"""The list of budget entries: the rows of the budget's figures."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import next_month, parse_month_code
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import words
from tidtam.registers.producers.filters import area_filter
from tidtam.work.plan.models import BudgetEntry, BudgetNode, EntryKind, Programme
from tidtam.work.plan.queries.budget import SHOWN_AS

Rows = QuerySet[Any]


def rows(actor: Actor, known_at: datetime | None) -> Rows:
    """The entries at the lines that the actor may see; as they were recorded by the moment."""
    found: Rows = BudgetEntry.objects.open_to(actor, "view")
    if known_at is not None:
        found = found.filter(recorded_at__lte=known_at)
    taken_back = BudgetEntry.objects.filter(reverses=OuterRef("pk"))
    shown: Rows = found.select_related("node__area", "node__programme").annotate(
        paper_count=Count("papers", distinct=True), is_taken_back=Exists(taken_back)
    )
    return shown


def columns() -> list[ListColumn]:
    return [
        ListColumn("document", _("Number of the paper"), sort="document", link=url),
        ListColumn("kind", _("Entry"), value=kind_words, sort="kind"),
        ListColumn("line", _("Budget line"), value=line_words, sort="node__path"),
        ListColumn("area", _("Area"), value="node.area.label", kind="place", sheet_only=True),
        ListColumn("part", _("Out of"), value="get_part_display", sheet_only=True),
        ListColumn("dated_on", _("Day"), sort="dated_on", kind="date"),
        ListColumn(
            "recorded",
            _("Recorded"),
            value="recorded_at",
            sort="recorded_at",
            kind="datetime",
            sheet_only=True,
        ),
        ListColumn("by", _("Entered by"), value="by_label", sheet_only=True),
        ListColumn("note", _("Note"), sheet_only=True),
        ListColumn("reason", _("Reason"), sheet_only=True),
        ListColumn("papers", _("Papers of the entry"), value="paper_count", kind="int"),
        ListColumn("amount", _("Amount (baht)"), sort="amount", kind="money"),
    ]


def filters(actor: Actor, asked: str) -> list[Filter]:
    years = [(str(year), str(year)) for year in _years()]
    return [
        Filter("q", _("Search"), None, _find),
        area_filter(actor, asked, "node__area_id"),
        Filter("year", _("Fiscal year"), years, _of_year),
        Filter("kind", _("Entry"), EntryKind.choices, lambda found, kind: found.filter(kind=kind)),
        Filter("state", _("State"), [("back", _("Taken back")), ("bare", _("Without a paper"))], _standing),
        Filter("line", _("Budget line"), None, _of_line, kind="hidden"),
        Filter("sum", _("Sum"), None, _of_sum, kind="hidden"),
        Filter("step", _("Approach"), None, _of_step, kind="hidden"),
        Filter("month", _("Month"), None, _of_month, kind="hidden"),
        Filter("own", _("Area"), None, lambda found, code: found.filter(node__area=code), kind="hidden"),
    ]


def url(entry: BudgetEntry) -> str:
    return reverse("plan:entry", args=[entry.key])


def kind_words(entry: BudgetEntry) -> str:
    """ "Disbursement", "Disbursement (taken back)"."""
    kind = str(EntryKind(entry.kind).label)
    return _("%(kind)s (taken back)") % {"kind": kind} if entry.amount < 0 and entry.pair is None else kind


def line_words(entry: BudgetEntry) -> str:
    return f"{entry.node.code} {entry.node.name}"


def _years() -> list[int]:
    return list(Programme.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct())


def _of_year(found: Rows, year: str) -> Rows:
    return found.filter(node__programme__fiscal_year=int(year))


def _find(found: Rows, text: str) -> Rows:
    for word in words(text):
        line = Q(node__search_text__contains=word.text)
        found = found.filter(line | Q(document__contains=word.text) | Q(note__contains=word.text))
    return found


def _standing(found: Rows, state: str) -> Rows:
    return found.filter(paper_count=0) if state == "bare" else found.filter(is_taken_back=True)


def _of_line(found: Rows, key: str) -> Rows:
    """Of a line and all below it."""
    node = BudgetNode.objects.filter(key=key).first()
    if node is None:
        return found.none()
    below = Q(node__path=node.path) | Q(node__path__startswith=f"{node.path}.")
    return found.filter(below, node__programme=node.programme_id, node__province=node.province_id)


def _of_step(found: Rows, path: str) -> Rows:
    """Of one approach and everything below it, by its path."""
    return found.filter(Q(node__path=path) | Q(node__path__startswith=f"{path}."))


def _of_month(found: Rows, code: str) -> Rows:
    """By the day on the paper."""
    month = parse_month_code(code)
    return found.filter(dated_on__gte=month, dated_on__lt=next_month(month))


def _of_sum(found: Rows, name: str) -> Rows:
    """The entries of which one of the sums is made."""
    return found.filter(SHOWN_AS[name]) if name in SHOWN_AS else found.none()
