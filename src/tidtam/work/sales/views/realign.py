"""What of a producer's sales is counted otherwise than the register says, and counting it anew."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.http import SignedIn
from tidtam.kit.calendar import month_code, month_short, parse_month_code, year_begin
from tidtam.registers.marks.queries import mark_choices
from tidtam.registers.producers.models import Category, Producer, ProducerKind
from tidtam.work.sales.actions import misplaced, realign
from tidtam.work.sales.actions.totals import Cell
from tidtam.work.sales.models import UNSPLIT, Sale
from tidtam.work.sales.queries.producer import last_ended

NAMES = ("area", "category", "mark", "kind")


class Shift(NamedTuple):
    """Facts that would move alike. before, after: only what differs, in words."""

    first: date
    last: date
    before: str
    after: str
    facts: int
    baht: int


class RealignForm(forms.Form):
    """From which month on, and why."""

    since = forms.ChoiceField(label=gettext_lazy("Count anew from"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, months: list[date], *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        field = self.fields["since"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(month_code(month), month_short(month)) for month in months]


def counted_otherwise(producer: Producer) -> bool:
    """Whether area, category or kind of any fact differ from the register's, in one query."""
    differs = ~Q(area=F("report__producer__area")) | ~Q(kind=F("report__producer__kind"))
    differs |= Q(product__isnull=False) & ~Q(category=F("product__category"))
    return Sale.objects.filter(differs, report__producer=producer).exists()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def realigned(request: SignedIn, pk: int) -> HttpResponse:
    """Show what would move from which month on, and move it with a reason."""
    found = get_object_or_404(Producer.objects.open_to(request.user, "edit"), pk=pk)
    facts = Sale.objects.filter(report__producer=found).select_related("report__producer", "product")
    told = sorted(facts.order_by().values_list("month", flat=True).distinct(), reverse=True)
    since = _since(request.GET.get("since", ""))
    shifts = _shifts(list(facts.filter(month__gte=since).order_by("month", "pk")))
    back = reverse("sales:producer", args=[pk])
    initial = {"since": month_code(min((month for month in told if month >= since), default=since))}
    form = RealignForm(told, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            moved = realign(
                [pk],
                since=parse_month_code(form.cleaned_data["since"]),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = ngettext("%(n)s amount is counted anew.", "%(n)s amounts are counted anew.", moved)
            messages.success(request, said % {"n": f"{moved:,}"})
            return redirect(back)
    context = {
        "producer": found,
        "shifts": shifts,
        "form": form,
        "back": back,
        "since": since,
        "told": [(month_code(month), month) for month in told],
    }
    return render(request, "sales/realign.html", context, status=422 if form.is_bound else 200)


def _since(asked: str) -> date:
    """The month asked for; the fiscal year's beginning where none is."""
    try:
        return parse_month_code(asked)
    except ValidationError:
        return year_begin(last_ended())


def _shifts(facts: list[Sale]) -> list[Shift]:
    together: defaultdict[tuple[tuple[str, ...], tuple[str, ...]], list[Sale]] = defaultdict(list)
    for fact, before, after in misplaced(facts):
        together[_differing(before, after)].append(fact)
    words = _words({part for cells in together for cell in cells for part in cell})
    return [
        Shift(
            min(fact.month for fact in group),
            max(fact.month for fact in group),
            _said(before, words),
            _said(after, words),
            len(group),
            sum(fact.baht for fact in group),
        )
        for (before, after), group in together.items()
    ]


def _differing(before: Cell, after: Cell) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs = [(f"{name}:{getattr(before, name)}", f"{name}:{getattr(after, name)}") for name in NAMES]
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return tuple(one for one, _other in differing), tuple(other for _one, other in differing)


def _words(parts: set[str]) -> dict[str, str]:
    """What the parts are called, "area:40150808" among them."""
    areas = {part.removeprefix("area:") for part in parts if part.startswith("area:")}
    words = {f"area:{area.code}": area.label for area in Area.objects.filter(pk__in=areas)}
    words |= {f"category:{row.code}": row.name for row in Category.objects.all()}
    words |= {f"mark:{code}": str(word) for code, word in mark_choices()}
    words |= {f"kind:{code}": str(word) for code, word in ProducerKind.choices}
    unsplit = _("Not split by product")
    return words | {f"category:{UNSPLIT}": unsplit, f"mark:{UNSPLIT}": unsplit, "mark:": _("No mark")}


def _said(cell: tuple[str, ...], words: dict[str, str]) -> str:
    return " · ".join(words.get(one) or one.partition(":")[2] for one in cell)
