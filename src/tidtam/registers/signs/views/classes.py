"""The classes of signs: what they are, a new one, another rule."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.registers.signs import actions
from tidtam.registers.signs.actions.classes import keeps_classes
from tidtam.registers.signs.forms import ClassForm
from tidtam.registers.signs.models import SignClass


@require_safe
@login_required
def classes(request: SignedIn) -> HttpResponseBase:
    if not request.user.reach("view"):
        raise PermissionDenied
    content = {"rows": SignClass.objects.all(), "may_change": keeps_classes(request.user)}
    return render(request, "signs/classes.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_class(request: SignedIn) -> HttpResponseBase:
    return _class(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_class(request: SignedIn, code: str) -> HttpResponseBase:
    return _class(request, get_object_or_404(SignClass, pk=code))


def _class(request: SignedIn, entry: SignClass | None) -> HttpResponseBase:
    if not keeps_classes(request.user):
        raise Http404("not yours")
    form = ClassForm(request.POST if request.method == "POST" else None, entry=entry)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            code = entry.code if entry else told["code"]
            version = (told["version"] or 0) if entry else None
            actions.keep_class(code, form.row(), version=version, by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("signs:classes")
    title = str(entry) if entry else _("New class of signs")
    content = {"form": form, "entry": entry, "title": title}
    return render(request, "signs/class.html", content, status=422 if form.errors else 200)
