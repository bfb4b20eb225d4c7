"""The list of targets: what narrows it, what it shows; the rows behind every count of the board."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import ce
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.registers.producers.filters import area_filter
from tidtam.work.plan import standings
from tidtam.work.plan.models import PlanRules, Programme, Target, TargetPayment, TargetRevision, WorkItem

Rows = QuerySet[Any]


def rows(actor: Actor) -> Rows:
    found: Rows = Target.objects.open_to(actor, "view").select_related(
        "item", "area__parent__parent", "responsible"
    )
    return found


def columns(rules: PlanRules) -> list[ListColumn]:
    today = clock.today()
    return [
        ListColumn("item", _("Work item"), value="item.short", sort="item__order", link=url),
        ListColumn("where", _("Where"), value=where, sort="area__sort_key", kind="place"),
        ListColumn("code", _("Area code"), value="area_id", kind="code", sheet_only=True),
        ListColumn("post", _("Responsible post"), value="responsible.name", kind="place"),
        ListColumn("contractor", _("Contractor"), sheet_only=True),
        ListColumn("asked", _("Quantity"), value="quantity", kind="int", sheet_only=True),
        ListColumn("reached", _("Reached"), value=reached, labelled=True),
        ListColumn("share", _("Work (%)"), value="share", sort="share", kind="int"),
        ListColumn("money", _("Money (baht)"), value="money", sort="money", kind="money"),
        ListColumn("spent", _("Spent (baht)"), value="spent", sort="spent", kind="money"),
        ListColumn("starts", _("Start"), value="starts_on", sort="starts_on", kind="date", sheet_only=True),
        ListColumn("due", _("Due date"), value="due_on", sort="due_on", kind="date"),
        ListColumn("done", _("Done on"), value="done_on", kind="date", sheet_only=True),
        ListColumn(
            "state", _("State"), value=lambda row: standings.of(row, today, rules.soon_days), kind="state"
        ),
    ]


def filters(actor: Actor, asked: Mapping[str, str], rules: PlanRules) -> list[Filter]:
    years = [(str(year), str(year)) for year in fiscal_years()]
    today = clock.today()
    states = [(code, word) for code, word in standings.words().items()]
    return [
        Filter("q", _("Search"), None, _find),
        area_filter(actor, asked.get("area", "")),
        Filter("year", _("Fiscal year"), years, _of_year),
        Filter("item", _("Work item"), _items(), lambda found, code: found.filter(item__code=code)),
        Filter("state", _("State"), states, lambda found, code: in_state(found, code, today, rules)),
        Filter(
            "watch", _("To look at"), list(watched().items()), lambda found, code: watch(found, code, rules)
        ),
        Filter("own", _("Area"), None, lambda found, code: found.filter(area=code), kind="hidden"),
        Filter("post", _("Responsible post"), None, _of_post, kind="hidden"),
    ]


def watched() -> dict[str, str]:
    """The lists that an auditor would make, found in time."""
    return {
        "soon": _("About to be late"),
        "idle": _("Money spent, little work"),
        "unpaid": _("Work done, little money spent"),
        "pushed": _("Money pushed into the last quarter"),
    }


def watch(found: Rows, code: str, rules: PlanRules) -> Rows:
    """The targets that one of the rules of the province finds; what is dropped is in none."""
    kept, today = found.filter(dropped_on=None), clock.today()
    match code:
        case "soon":
            last = today + timedelta(days=rules.soon_days)
            return kept.filter(done_on=None, due_on__gte=today, due_on__lte=last)
        case "idle":
            spent = kept.filter(done_on=None, money__gt=0, spent__gte=F("money") * rules.spent_from / 100)
            return spent.filter(share__lt=rules.done_below)
        case "unpaid":
            open_money = kept.filter(money__gt=0, spent__lt=F("money") * rules.spent_below / 100)
            return open_money.filter(share__gte=rules.done_from)
        case "pushed":
            return kept.filter(money__gt=0).filter(_pushed())
    return found.none()


def _pushed() -> Q:
    """Money that was to be used before July and was then put off into the last quarter, or spent in it."""
    by_year = Q()
    items: defaultdict[int, list[int]] = defaultdict(list)
    for pk, year in WorkItem.objects.order_by().values_list("pk", "programme__fiscal_year"):
        items[year].append(pk)
    for year, of_year in items.items():
        first, end = last_quarter(year)
        planned = TargetRevision.objects.filter(target=OuterRef("pk"), number=1, due_on__lt=first)
        paid = TargetPayment.objects.filter(
            target=OuterRef("pk"), amount__gt=0, dated_on__gte=first, dated_on__lt=end
        )
        late = Q(due_on__gte=first) | Q(Exists(paid))
        by_year |= Q(item__in=of_year) & Q(Exists(planned)) & late
    return by_year if by_year else Q(pk__in=[])


def last_quarter(year: int) -> tuple[date, date]:
    """The first of July and the first of October of the fiscal year (พ.ศ.)."""
    return date(ce(year), 7, 1), date(ce(year), 10, 1)


def in_state(found: Rows, code: str, today: date, rules: PlanRules) -> Rows:
    if code not in standings.KINDS:
        return found.none()
    return found.filter(standings.state_q(code, today, rules.soon_days))


def url(target: Target) -> str:
    return reverse("plan:target", args=[target.key])


def where(target: Target) -> str:
    """The village with its district."""
    area = target.area
    steps = [area]
    while steps[-1].level > 4 and steps[-1].parent is not None:
        steps.append(steps[-1].parent)
    return area.label if len(steps) == 1 else f"{area.label} {steps[-1].label}"


def reached(target: Target) -> str:
    """ "1 of 2 signs"."""
    return _("%(reached)s of %(asked)s %(unit)s") % {
        "reached": f"{target.reached:,}",
        "asked": f"{target.quantity:,}",
        "unit": target.item.unit,
    }


def fiscal_years() -> list[int]:
    return list(Programme.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct())


def _items() -> list[tuple[str, str]]:
    """The work items of all years by their code, each once."""
    found: dict[str, str] = {}
    for item in WorkItem.objects.order_by("-programme__fiscal_year", "order"):
        found.setdefault(item.code, item.short)
    return list(found.items())


def _of_year(found: Rows, year: str) -> Rows:
    return found.filter(item__programme__fiscal_year=int(year))


def _of_post(found: Rows, code: str) -> Rows:
    return found.filter(responsible__code=code)


def _find(found: Rows, text: str) -> Rows:
    for word in words(text):
        named = Q(item__name_th__icontains=word.text) | Q(contractor__icontains=word.text)
        found = found.filter(named | holds(word, Area.searched, "area__"))
    return found
