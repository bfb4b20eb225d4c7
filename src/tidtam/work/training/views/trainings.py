"""The list of trainings, one training, and the forms by which it comes onto the books."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.kit.lists import listing
from tidtam.registers.producers.queries import place
from tidtam.work.training import links, queries, rules
from tidtam.work.training.actions import cancel_training, change_training, plan_training
from tidtam.work.training.forms import ReasonForm, TrainingForm
from tidtam.work.training.lists import trainings as training_list
from tidtam.work.training.models import Training
from tidtam.work.training.views.opening import form_page, opened, person, posted, tried


@login_required
@require_safe
def trainings(request: HttpRequest) -> HttpResponseBase:
    """The trainings of the reader's areas."""
    user = person(request)
    page = listing(
        request,
        training_list.rows(user),
        training_list.columns(),
        filters=training_list.filters(user, request.GET.get("area", "")),
        title=_("Trainings"),
        name="trainings",
        empty=_("No training has been entered for your area yet."),
        sort="-starts",
    )
    content = {"page": page, "tab": "trainings", "may_edit": bool(user.reach("edit"))}
    return page.download or render(request, "training/list.html", content)


@login_required
@require_safe
def training(request: HttpRequest, key: UUID) -> HttpResponse:
    """One training: what it was, who came, what changed, how sales went before and after."""
    row, user = opened(request, key), person(request)
    sheet, found = queries.sheet_of(row), queries.results(row)
    row.people = found.people  # type: ignore[attr-defined]
    content = {
        "training": row,
        "place": place(row.area),
        "shown": training_list.shown(row),
        "sheet": sheet,
        "waiting": sum(line.waits for line in sheet),
        "results": found,
        "may_edit": rules.may_edit(user, row) and row.cancelled_at is None,
        "signs_now": links.is_open(row),
        "subject": f"training.training:{row.key}",
    }
    return render(request, "training/training.html", content)


@login_required
def new_training(request: HttpRequest) -> HttpResponse:
    """Enter a training that is to come, or one that was held."""
    user = person(request)
    if not user.reach("edit"):
        raise Http404
    form = TrainingForm(posted(request), user=user)
    made: list[Training] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: made.append(plan_training(form.row(), by=user)))
    ):
        said = _("The training is entered under number %(code)s.") % {"code": made[0].code}
        messages.success(request, said)
        return redirect(training_list.url(made[0]))
    content = {"form": form, "title": _("New training")}
    return render(request, "training/form.html", content, status=422 if form.errors else 200)


@login_required
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was entered wrongly, or came otherwise."""
    row, user = opened(request, key, "edit"), person(request)
    form = TrainingForm(posted(request), user=user, training=row)
    return form_page(
        request,
        row,
        form,
        lambda: change_training(row, form.row(), by=user),
        title=_("Change the training"),
        done=_("The training was changed."),
    )


@login_required
def call_off(request: HttpRequest, key: UUID) -> HttpResponse:
    """Call it off, with the reason."""
    row, user = opened(request, key, "edit"), person(request)
    form = ReasonForm(posted(request))
    return form_page(
        request,
        row,
        form,
        lambda: cancel_training(row, **form.cleaned_data, by=user),
        title=_("Call the training off"),
        about=row.title,
        done=_("The training was called off; it stays on record."),
    )
