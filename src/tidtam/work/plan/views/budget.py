"""The budget as a tree, one line of it, and the lines' own forms."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.calendar import date_short, fiscal_year
from tidtam.kit.moments import moment_asked
from tidtam.work.plan import rules
from tidtam.work.plan.actions import add_node, change_node, remove_node
from tidtam.work.plan.forms.budget import AskForm, NodeForm
from tidtam.work.plan.lists import entries as entry_list
from tidtam.work.plan.lists.contracts import in_line
from tidtam.work.plan.models import BudgetNode, Contract, EntryKind, Programme
from tidtam.work.plan.queries.budget import provinces_with_budget, sums_below, tree
from tidtam.work.plan.refusals import Refused
from tidtam.work.plan.views.opening import opened, posted, tried

SHOWN = 20  # entries on a line's page; the others in their list


@require_safe
@login_required
def budget(request: SignedIn) -> HttpResponseBase:
    """The tree of a year and province with its sums, as far as the reader may see it."""
    user = request.user
    if not user.reach("view"):
        raise Http404
    programmes = {str(one.fiscal_year): one for one in Programme.objects.order_by("-fiscal_year")}
    this = str(fiscal_year(clock.today()))
    year = request.GET.get("year", "")
    programme = programmes.get(year) or programmes.get(this) or next(iter(programmes.values()), None)
    provinces = _provinces(request, programme)
    province = provinces.get(request.GET.get("province", "")) or next(iter(provinces.values()), None)
    moment, form = _moment(request, programmes, provinces, programme, province)
    found = tree(user, programme, province.pk, known_at=moment) if programme and province else None
    may_keep = province is not None and rules.may_keep(user, province.pk)
    content = {
        "form": form,
        "programme": programme,
        "province": province,
        "tree": found,
        "known_at": moment,
        "may_keep": may_keep,
        "may_import": may_keep and bool(user.reach("import")),
    }
    return render(request, "plan/budget.html", content)


@require_safe
@login_required
def line(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One line: its sums, what is below it or the entries it is made of."""
    node, user = opened(request, key), request.user
    moment = moment_asked(request)
    below = list(node.children.order_by("path"))
    entries = entry_list.rows(user, moment).filter(node=node).order_by("-dated_on", "-pk")
    may_keep = rules.may_keep(user, node.province_id) and moment is None
    content = {
        "node": node,
        "above": _above(node),
        "sums": sums_below(user, node, moment),
        "below": [(one, sums_below(user, one, moment)) for one in below],
        "entries": [] if below else list(entries[:SHOWN]),
        "more": not below and entries.count() > SHOWN,
        "known_at": moment,
        "contracts": 0 if moment else in_line(Contract.objects.open_to(user, "view"), node).count(),
        "may_keep": may_keep,
        "kinds": [kind for kind in EntryKind if kind != EntryKind.TRANSFER],
        "subject": f"plan.budget:{node.key}",
    }
    return render(request, "plan/line.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_line(request: SignedIn) -> HttpResponseBase:
    """Add a line to the budget of the year and province that the address names."""
    programme = get_object_or_404(Programme, fiscal_year=_number(request.GET.get("year", "")))
    reach = Area.objects.open_to(request.user, "edit").filter(level=2)
    province = get_object_or_404(reach, pk=request.GET.get("province", ""))
    above = request.GET.get("above", "")
    form = NodeForm(*posted(request)[:1], province=province, initial={"code": above, "area": province.pk})
    made: list[BudgetNode] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: made.append(add_node(programme, province, form.row(), by=request.user)))
    ):
        messages.success(request, _("The line is in the budget."))
        return redirect("plan:line", key=made[0].key)
    back = f"{reverse('plan:budget')}?year={programme.fiscal_year}&province={province.pk}"
    content = {"form": form, "title": _("Add a budget line"), "back": back, "node": None}
    return render(request, "plan/line_form.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_line(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Mend a line's name, office or area."""
    node = opened(request, key, "edit")
    form = NodeForm(*posted(request)[:1], province=node.province, node=node)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: change_node(node, form.row(node.code), by=request.user))
    ):
        messages.success(request, _("Saved."))
        return redirect("plan:line", key=node.key)
    content = {
        "form": form,
        "title": _("Change the budget line"),
        "back": reverse("plan:line", args=[node.key]),
        "node": node,
        "is_empty": not (node.entries.exists() or node.children.exists()),
    }
    return render(request, "plan/line_form.html", content, status=422 if form.errors else 200)


@require_POST
@login_required
def remove_line(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Take away a line that was entered by mistake."""
    node = opened(request, key, "edit")
    try:
        remove_node(node, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("plan:line", key=node.key)
    messages.success(request, _("The line was removed."))
    return redirect(f"{reverse('plan:budget')}?year={node.programme.fiscal_year}&province={node.province_id}")


def _provinces(request: SignedIn, programme: Programme | None) -> dict[str, Area]:
    """Those of whose budget the reader may see something, and those whose budget is theirs to keep."""
    kept = provinces_with_budget(request.user, programme) if programme else []
    own = [prefix for prefix in request.user.reach("edit") if len(prefix) == 2]
    areas = Area.objects.filter(pk__in={*kept, *own}).order_by("sort_key")
    return {area.pk: area for area in areas}


def _moment(
    request: SignedIn,
    programmes: dict[str, Programme],
    provinces: dict[str, Area],
    programme: Programme | None,
    province: Area | None,
) -> tuple[datetime | None, AskForm]:
    """As of when it is asked, with the form that asks; a day that cannot be read stands at its field."""
    moment = moment_asked(request)
    form = AskForm(
        {
            "year": str(programme.fiscal_year) if programme else "",
            "province": province.pk if province else "",
            "known_on": request.GET.get("known_on", "")
            or (date_short(clock.local(moment).date()) if moment else ""),
        }
    )
    form.fields["year"].choices = [(year, year) for year in programmes]  # type: ignore[attr-defined]
    form.fields["province"].choices = [(code, area.label) for code, area in provinces.items()]  # type: ignore[attr-defined]
    form.is_valid()
    return moment or form.cleaned_data.get("known_on"), form


def _above(node: BudgetNode) -> list[BudgetNode]:
    """The lines above, the approach first."""
    steps = node.path.split(".")
    paths = [".".join(steps[:end]) for end in range(1, len(steps))]
    tree_of = BudgetNode.objects.filter(programme=node.programme_id, province=node.province_id)
    return list(tree_of.filter(path__in=paths).order_by("path"))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
