"""The forms of a person: their list, each form, and the file of its villages."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.faces.odk import openrosa, queries, xforms
from tidtam.faces.odk.queries import Form
from tidtam.faces.odk.views.door import door, said, xml
from tidtam.ground.people.models import User


@require_safe
@door
def form_list(request: HttpRequest, user: User, token: str) -> HttpResponse:
    """Each checklist that this person's villages are asked, with its version and print."""
    listed = [
        openrosa.Listed(
            form.id,
            xforms.version_of(form.checklist),
            form.checklist.name,
            openrosa.print_of(xforms.xform(form.checklist).encode()),
            _address(request, "odk_form", token, form),
            _address(request, "odk_manifest", token, form),
        )
        for form in queries.forms_of(user)
    ]
    return xml(openrosa.form_list(listed))


@require_safe
@door
def form(request: HttpRequest, user: User, token: str, form: str) -> HttpResponseBase:
    found = queries.form_of(user, form)
    return xml(xforms.xform(found.checklist)) if found is not None else _unknown()


@require_safe
@door
def manifest(request: HttpRequest, user: User, token: str, form: str) -> HttpResponse:
    """The one file that a form needs: the villages of whoever asks."""
    found = queries.form_of(user, form)
    if found is None:
        return _unknown()
    address = _address(request, "odk_villages", token, found)
    return xml(openrosa.manifest(xforms.VILLAGES, queries.villages_csv(found), address))


@require_safe
@door
def villages(request: HttpRequest, user: User, token: str, form: str) -> HttpResponse:
    found = queries.form_of(user, form)
    if found is None:
        return _unknown()
    return HttpResponse(queries.villages_csv(found), content_type="text/csv; charset=utf-8")


def _address(request: HttpRequest, name: str, token: str, form: Form) -> str:
    return request.build_absolute_uri(reverse(name, kwargs={"token": token, "form": form.id}))


def _unknown() -> HttpResponse:
    return said(_("There is no such form for you."), 404)
