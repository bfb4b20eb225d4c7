"""Contracts: their register, what each tells, a new one, what was typed wrongly mended, and those that look alike."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.http import serve
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.http import address
from tidtam.kit.lists import listing
from tidtam.work.plan import rules
from tidtam.work.plan.actions.contract_rules import set_contract_rules
from tidtam.work.plan.actions.contracts import as_row, mend_contract, sign_contract
from tidtam.work.plan.forms.contract_steps import RulesForm
from tidtam.work.plan.forms.contracts import MORE, ContractForm, instalment_rows, instalments_of
from tidtam.work.plan.lists import contracts as contract_list
from tidtam.work.plan.models import Contract, ContractPaper, Target
from tidtam.work.plan.queries.alike import BILL, alike, alike_count, kind_words, twins
from tidtam.work.plan.queries.contract_story import story
from tidtam.work.plan.queries.contracts import fine_of, parts_of, register, rules_of, state_of
from tidtam.work.plan.views.opening import kept_papers, opened, posted, tokens, tried

FORM = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def contracts(request: SignedIn) -> HttpResponseBase:
    """Every contract that the reader may see, the newest first."""
    user = request.user
    if not user.reach("view"):
        raise Http404
    page = listing(
        request,
        register(user).prefetch_related("places"),
        contract_list.columns(),
        filters=contract_list.filters(user, request.GET.get("area", "")),
        title=_("Contracts"),
        name="contracts",
        empty=_("No contract is on the register for your area yet."),
        sort="-signed_on",
    )
    if page.download:
        return page.download
    province = next((code for code in user.reach("edit") if len(code) == 2), "")
    content = {"page": page, "tab": "contracts", "alike": alike_count(user), "province": province}
    return render(request, "plan/contracts.html", content)


@require_safe
@login_required
def contract(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One contract from the budget's money to the last payment, in the order of its days."""
    found = contract_opened(request, key)
    parts = parts_of(found)
    may_keep = rules.may_keep(request.user, found.province_id)
    over = found.ended_on is not None
    content = {
        "contract": found,
        "state": state_of(found),
        "parts": parts,
        "fine": fine_of(found, parts),
        "withheld": sum(part.withheld for part in parts),
        "events": story(found),
        "bill": list(found.bill.all()),
        "bill_total": sum(one.quantity * one.unit_price for one in found.bill.all()) // 100,
        "places": [one.area for one in found.places.select_related("area__parent")],
        "targets": _targets(request, found),
        "alike": [_twin(found, *one) for one in twins(found)],
        "remarks": _remarks(found),
        "may_keep": may_keep,
        "may_deliver": may_keep and not over and any(part.last is None for part in parts),
        "may_pay": may_keep and found.disbursed < found.amount,
        "may_carry": may_keep and not over and found.committed > 0,
        "over": over,
        "subject": f"plan.contract:{found.key}",
    }
    return render(request, "plan/contract.html", content)


@require_http_methods(FORM)
@login_required
def sign(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Put a signed contract on the register, with its instalments; once, however often it is sent."""
    node = opened(request, key, "edit")
    form = ContractForm(*posted(request), node=node)
    more = request.method == "POST" and MORE in request.POST
    parts = instalment_rows(request.POST if request.method == "POST" else None)
    papers = kept_papers(request, form)

    def write() -> None:
        row = form.row(instalments_of(parts))
        commit = form.cleaned_data["commit"] == "now"
        content = {
            "node": str(node.key),
            "row": repr(row),
            "commit": commit,
            "papers": [one.original_sha256 for one in papers],
        }
        once(
            form.cleaned_data["draft"],
            "plan.sign",
            content,
            lambda: str(sign_contract(node, row, commit=commit, papers=papers, by=request.user).key),
            by=request.user,
        )

    fine = request.method == "POST" and not more and all([form.is_valid(), parts.is_valid()])
    if fine and tried(form, write):
        messages.success(request, _("The contract is on the register."))
        made = Contract.objects.filter(node=node, number=form.cleaned_data["number"]).latest("pk")
        return stored(redirect("plan:contract", key=made.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "parts": parts,
        "node": node,
        "title": _("Put a contract on the register"),
        "back": reverse("plan:line", args=[node.key]),
        "papers": tokens(request, papers),
        "draft_key": f"contract:{node.key}",
        "fresh": request.method != "POST",
        "may_add": True,
    }
    wrong = request.method == "POST" and not more
    return render(request, "plan/contract_form.html", content, status=422 if wrong else 200)


@require_http_methods(FORM)
@login_required
def mend(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Mend what was typed wrongly; price, days and instalments change by a paper of their own."""
    found = contract_opened(request, key, "edit")
    before = as_row(found)
    form = ContractForm(*posted(request), node=found.node, row=before, version=found.version)

    def change() -> None:
        version = form.cleaned_data["version"] or 0
        mend_contract(found, form.row(before=before), version=version, by=request.user)

    if request.method == "POST" and form.is_valid() and tried(form, change):
        messages.success(request, _("The contract was mended; what stood before stays in its trail."))
        return stored(redirect(contract_list.url(found)), form.cleaned_data["draft"])
    content = {
        "form": form,
        "node": found.node,
        "contract": found,
        "title": _("Mend what was typed wrongly"),
        "back": contract_list.url(found),
        "draft_key": f"mend:{found.key}:{found.version}",
        "fresh": request.method != "POST",
    }
    return render(request, "plan/contract_form.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def paper(request: SignedIn, key: UUID) -> HttpResponseBase:
    """A paper, to whoever may see the contract."""
    rows = ContractPaper.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file)


@require_safe
@login_required
def alikes(request: SignedIn) -> HttpResponseBase:
    """Contracts that look alike in many areas: shown before money moves, refused for nothing."""
    if not request.user.reach("view"):
        raise Http404
    page = listing(
        request,
        alike(request.user),
        contract_list.alike_columns(),
        filters=contract_list.alike_filters(),
        title=_("Contracts that look alike"),
        name="contracts-alike",
        empty=_("No contracts look alike in so many areas."),
        sort="-places",
    )
    return page.download or render(request, "plan/contracts_alike.html", {"page": page})


@require_http_methods(FORM)
@login_required
def contract_rules(request: SignedIn, code: str) -> HttpResponseBase:
    """By what a province watches its contracts."""
    province = get_object_or_404(Area.objects.filter(level=Level.PROVINCE), code=code)
    if not rules.may_keep(request.user, code):
        raise Http404
    form = RulesForm(*posted(request)[:1], rules=rules_of(code))
    if form.is_valid() and tried(form, lambda: set_contract_rules(province, form.row(), by=request.user)):
        messages.success(request, _("The rules are set."))
        return redirect("plan:contracts")
    content = {"form": form, "province": province}
    return render(request, "plan/contract_rules.html", content, status=422 if form.errors else 200)


def contract_opened(request: SignedIn, key: UUID, verb: str = "view") -> Any:
    """The contract with its state, where the reader may do `verb`."""
    own = Contract.objects.open_to(request.user, verb).values("pk")
    return get_object_or_404(register(request.user).filter(pk__in=own), key=key)


def _targets(request: SignedIn, found: Contract) -> list[Target]:
    """Works of its budget line where it builds; those of the whole line where it names no place."""
    rows = Target.objects.open_to(request.user, "view").kept().filter(node=found.node_id)
    places = found.places.values("area")
    rows = rows.filter(area__in=places) if found.places.exists() else rows
    return list(rows.select_related("item", "area").order_by("area__sort_key", "item__order")[:100])


def _twin(found: Contract, kind: str, key: str, others: int, places: int) -> dict[str, Any]:
    return {
        "kind": kind_words()[kind],
        "others": others,
        "places": places,
        "link": address(reverse("plan:contracts"), {kind: key, "year": str(found.fiscal_year)}),
        "is_bill": kind == BILL,
    }


def _remarks(found: Contract) -> list[str]:
    """What an auditor would ask first."""
    told = []
    if found.reference_price is None:
        told.append(_("No reference price is given."))
    elif found.amount > found.reference_price:
        told.append(_("The price is above the reference price."))
    if found.method.limit is not None and found.amount > found.method.limit:
        told.append(_("The price is above what may be bought this way."))
    if not found.papers.exists():
        told.append(_("No paper of the contract is attached."))
    return told
