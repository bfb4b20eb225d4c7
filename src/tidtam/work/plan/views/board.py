"""The board of the plan: what stands where, planned and actual over time, and what to look at."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.calendar import fiscal_year
from tidtam.kit.lists import listing
from tidtam.work.plan import curves, rules, standings
from tidtam.work.plan.actions.watching import NAMES, set_plan_rules
from tidtam.work.plan.forms.targets import RulesForm
from tidtam.work.plan.lists import board as board_list
from tidtam.work.plan.lists.targets import fiscal_years
from tidtam.work.plan.models import WorkItem
from tidtam.work.plan.views.opening import posted, tried


@require_safe
@login_required
def board(request: SignedIn) -> HttpResponseBase:
    """Villages down, work items across, of a fiscal year and any area of the reader's."""
    user, today = request.user, clock.today()
    if not user.reach("view"):
        raise Http404
    year, years = _year(request)
    items = _items(year)
    area = _area(request)
    watched_by = standings.rules_of(area or min(user.reach("view")))
    page = listing(
        request,
        board_list.rows(user, items),
        board_list.columns(items, today, watched_by),
        filters=board_list.filters(user, request.GET.dict(), items, today, watched_by),
        title=_("Board of the plan"),
        name="plan-board",
        empty=_("No village of the programme lies in your area."),
        sort="village",
        per_page=25,
    )
    if page.download:
        return page.download
    counts = board_list.state_counts(user, items, within(area, "area_id"), today, watched_by.soon_days)
    words = standings.words()
    content = {
        "page": page,
        "year": year,
        "years": years,
        "area": area,
        "counts": [
            (code, standings.KINDS[code], word, counts[code])
            for code, word in words.items()
            if counts.get(code)
        ],
        "may_make": bool(user.reach("assign")),
    }
    return render(request, "plan/board.html", content)


@require_safe
@login_required
def curve(request: SignedIn) -> HttpResponseBase:
    """Planned and actual, work and money, month by month; and what an auditor would find, in time."""
    user = request.user
    if not user.reach("view"):
        raise Http404
    year, years = _year(request)
    area = _area(request)
    place = Area.objects.filter(pk=area).first() if area else None
    province = area[:2] or min(user.reach("view"))[:2]
    content = {
        **curves.drawn(user, _items(year), year, area, standings.rules_of(province)),
        "year": year,
        "years": years,
        "area": area,
        "place": place,
        "areas": curves.areas(user),
        "rules_url": reverse("plan:rules", args=[province])
        if province and rules.may_keep(user, province)
        else "",
    }
    return render(request, "plan/curve.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def plan_rules(request: SignedIn, code: str) -> HttpResponseBase:
    """The numbers behind the lists, of a province."""
    province = get_object_or_404(Area.objects.open_to(request.user, "edit").filter(level=2), pk=code)
    form = RulesForm(*posted(request)[:1], rules=standings.rules_of(code))

    def write() -> None:
        set_plan_rules(province, {name: form.cleaned_data[name] for name in NAMES}, by=request.user)

    if request.method == "POST" and form.is_valid() and tried(form, write):
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('plan:curve')}?area={code}")
    back = f"{reverse('plan:curve')}?area={code}"
    content = {"form": form, "title": _("Rules for targets"), "back": back, "target": None}
    return render(request, "plan/target_form.html", content, status=422 if form.errors else 200)


def _year(request: SignedIn) -> tuple[int, list[int]]:
    """The fiscal year that is asked, else the newest up to today."""
    years = fiscal_years()
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and int(asked[:5]) in years:
        return int(asked), years
    this = fiscal_year(clock.today())
    return next((year for year in years if year <= this), this), years


def _items(year: int) -> list[WorkItem]:
    found = WorkItem.objects.filter(programme__fiscal_year=year).select_related("programme")
    return list(found.order_by("programme", "order"))


def _area(request: SignedIn) -> str:
    asked = request.GET.get("area", "")
    return asked if asked.isascii() and asked.isdigit() and len(asked) <= 8 else ""
