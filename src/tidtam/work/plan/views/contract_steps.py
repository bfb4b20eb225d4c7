"""What happens to a contract: delivered, accepted, paid, carried over the year, changed, ended, joined."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.models import User
from tidtam.kit.drafts import stored
from tidtam.work.plan.actions import contract_changes, contract_money, contracts, deliveries
from tidtam.work.plan.forms import contract_steps as forms
from tidtam.work.plan.forms.contracts import MORE, instalment_rows, instalments_of
from tidtam.work.plan.lists import contracts as contract_list
from tidtam.work.plan.models import Contract, Delivery
from tidtam.work.plan.queries.alike import twins
from tidtam.work.plan.views.contracts import FORM, contract_opened
from tidtam.work.plan.views.opening import kept_papers, posted, tokens, tried

Form = Any
Change = Callable[[Any, Form, list[File], User], object]


class Step(NamedTuple):
    """form: what is typed. change: (contract or delivery, form, papers, by) -> what was made."""

    title: str | Promise
    done: str | Promise
    form: type[forms.StepForm]
    change: Change


def _deliver(_contract: Contract, form: Form, papers: list[File], by: User) -> object:
    return deliveries.record_delivery(form.cleaned_data["instalment"], form.row(), papers=papers, by=by)


def _pay(contract: Contract, form: Form, papers: list[File], by: User) -> object:
    instalment = form.cleaned_data["instalment"]
    return contract_money.pay(contract, form.row(), instalment=instalment, papers=papers, by=by)


def _carry(contract: Contract, form: Form, _papers: list[File], by: User) -> object:
    told = form.cleaned_data
    return contract_money.carry_contract(
        contract, told["amount"], dated_on=told["dated_on"], document=told["document"], by=by
    )


def _end(contract: Contract, form: Form, papers: list[File], by: User) -> object:
    told = {name: form.cleaned_data[name] for name in ("dated_on", "document", "reason")}
    return contract_changes.end_contract(contract, **told, papers=papers, by=by)


def _papers(contract: Contract, form: Form, papers: list[File], by: User) -> object:
    return contracts.add_contract_papers(contract, form.cleaned_data["kind"], papers, by=by)


def _join(contract: Contract, form: Form, _papers: list[File], by: User) -> object:
    told = form.cleaned_data
    return contract_money.join_entry(contract, told["entry"], instalment=told["instalment"], by=by)


def _accept(delivery: Delivery, form: Form, papers: list[File], by: User) -> object:
    return deliveries.record_acceptance(delivery, form.row(), papers=papers, by=by)


def _strike(delivery: Delivery, form: Form, _papers: list[File], by: User) -> object:
    return deliveries.strike_delivery(delivery, reason=form.cleaned_data["reason"], by=by)


STEPS = {
    "deliver": Step(
        gettext_lazy("Record a delivery"),
        gettext_lazy("The delivery waits for the committee."),
        forms.DeliveryForm,
        _deliver,
    ),
    "pay": Step(
        gettext_lazy("Record a payment"),
        gettext_lazy("The payment is on the books."),
        forms.PaymentForm,
        _pay,
    ),
    "carry": Step(
        gettext_lazy("Carry over the year"),
        gettext_lazy("The money is carried over the year."),
        forms.CarryForm,
        _carry,
    ),
    "end": Step(
        gettext_lazy("End the contract early"), gettext_lazy("The contract is ended."), forms.EndForm, _end
    ),
    "papers": Step(
        gettext_lazy("Add papers"),
        gettext_lazy("The papers stand with the contract."),
        forms.KindOfPaperForm,
        _papers,
    ),
    "join": Step(
        gettext_lazy("Join an entry of the budget"),
        gettext_lazy("The entry belongs to the contract."),
        forms.JoinForm,
        _join,
    ),
}
OF_DELIVERIES = {
    "accept": Step(
        gettext_lazy("Record the acceptance"),
        gettext_lazy("What the committee found is recorded."),
        forms.AcceptanceForm,
        _accept,
    ),
    "strike": Step(
        gettext_lazy("Take the delivery back"),
        gettext_lazy("The delivery counts no more; it stays on record."),
        forms.StrikeForm,
        _strike,
    ),
}


@require_http_methods(FORM)
@login_required
def step(request: SignedIn, key: UUID, name: str) -> HttpResponseBase:
    """One thing that happened to the contract."""
    if name not in STEPS:
        raise Http404
    found = contract_opened(request, key, "edit")
    return _taken(request, STEPS[name], found, found, name)


@require_http_methods(FORM)
@login_required
def delivery_step(request: SignedIn, key: UUID, name: str) -> HttpResponseBase:
    """What became of a delivery."""
    if name not in OF_DELIVERIES:
        raise Http404
    rows = Contract.objects.open_to(request.user, "edit").values("pk")
    found = get_object_or_404(
        Delivery.objects.filter(instalment__contract__in=rows).select_related("instalment"), key=key
    )
    contract = contract_opened(request, Contract.objects.get(pk=found.instalment.contract_id).key, "edit")
    return _taken(request, OF_DELIVERIES[name], contract, found, name)


@require_http_methods(FORM)
@login_required
def amend(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change price, day or instalments by another paper."""
    found = contract_opened(request, key, "edit")
    form = forms.ChangeForm(*posted(request), contract=found)
    more = request.method == "POST" and MORE in request.POST
    now = contracts.as_row(found).instalments
    parts = instalment_rows(request.POST if request.method == "POST" else None, now)
    papers = kept_papers(request, form)

    def change() -> None:
        told = form.change(instalments_of(parts))
        version = form.cleaned_data["version"]
        content = {
            "contract": str(found.key),
            "change": repr(told),
            "papers": [one.original_sha256 for one in papers],
        }
        once(
            form.cleaned_data["draft"],
            "plan.amend",
            content,
            lambda: str(
                contract_changes.amend_contract(
                    found, told, version=version, papers=papers, by=request.user
                ).key
            ),
            by=request.user,
        )

    fine = request.method == "POST" and not more and all([form.is_valid(), parts.is_valid()])
    if fine and tried(form, change):
        messages.success(request, _("The change stands in the contract."))
        return stored(redirect(contract_list.url(found)), form.cleaned_data["draft"])
    content = _content(request, form, found, _("Change price, day or instalments"), "amend", papers)
    wrong = request.method == "POST" and not more
    content |= {"parts": parts, "may_add": True}
    return render(request, "plan/contract_form.html", content, status=422 if wrong else 200)


def _taken(request: SignedIn, asked: Step, contract: Any, about: Any, name: str) -> HttpResponseBase:
    """Show the form, or take the step once however often it is sent."""
    form = asked.form(*posted(request), contract=contract)
    papers = kept_papers(request, form) if "papers" in form.fields else []
    if request.method == "POST" and name == "papers" and not papers and form.is_valid():
        form.add_error("papers", _("Choose at least one paper."))

    def write() -> None:
        told = {field: str(value) for field, value in form.cleaned_data.items() if field != "papers"}
        content = {"of": str(about.key), **told, "papers": [one.original_sha256 for one in papers]}
        once(
            form.cleaned_data["draft"],
            f"plan.contract.{name}",
            content,
            lambda: str(asked.change(about, form, papers, request.user))[:80],
            by=request.user,
        )

    if request.method == "POST" and form.is_valid() and tried(form, write):
        messages.success(request, str(asked.done))
        return stored(redirect(contract_list.url(contract)), form.cleaned_data["draft"])
    content = _content(request, form, contract, str(asked.title), name, papers)
    if name == "pay" and twins(contract):
        content["warning"] = _(
            "Contracts that look like this one are in many areas. Look at them before paying."
        )
    return render(request, "plan/contract_form.html", content, status=422 if form.errors else 200)


def _content(
    request: SignedIn, form: Form, contract: Contract, title: str, name: str, papers: list[File]
) -> dict[str, Any]:
    return {
        "form": form,
        "node": contract.node,
        "contract": contract,
        "title": title,
        "back": contract_list.url(contract),
        "papers": tokens(request, papers),
        "draft_key": f"{name}:{contract.key}",
        "fresh": request.method != "POST",
    }
