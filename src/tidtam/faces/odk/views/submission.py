"""What ODK Collect sends: the form's XML and its photos, in one post or in several."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.faces.odk import actions
from tidtam.faces.odk.models import Submission
from tidtam.faces.odk.refusals import NotAForm, UnknownForm
from tidtam.faces.odk.told import MOST_BYTES
from tidtam.faces.odk.views.door import door, said
from tidtam.ground.people.models import User

Given = UploadedFile[Any]
FORM = "xml_submission_file"


@require_http_methods(["HEAD", "POST"])
@door
def submission(request: HttpRequest, user: User, token: str) -> HttpResponse:
    """201 once all that this post brought is kept; 400 where a part of it cannot be, with which and why."""
    if request.method == "HEAD":
        answer = HttpResponse(status=204)
        answer["Location"] = request.build_absolute_uri(reverse("odk_submission", args=[token]))
        return answer
    try:
        form, photos = _parts(request)
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        return _no_form()
    if form is None or (form.size or 0) > MOST_BYTES:
        return _no_form()
    try:
        row = actions.take(form.read(), by=user)
        problems = actions.bring(row, photos, by=user)
    except NotAForm:
        return _no_form()
    except UnknownForm:
        return said(_("No checklist here is, or was, this form; the phone keeps what was filled."), 404)
    if problems:
        words = _("The answers are here. These photos could not be taken: %(photos)s")
        return said(words % {"photos": "; ".join(problems)}, 400)
    return said(_words(row), 201)


def _parts(request: HttpRequest) -> tuple[Given | None, list[Given]]:
    form, photos = None, []
    for name, files in request.FILES.lists():
        for file in files:
            if name == FORM and form is None:
                form = file
            else:
                photos.append(file)
    return form, photos


def _words(row: Submission) -> str:
    if row.state == Submission.State.VISIT:
        return _("The visit is recorded.")
    return _("It is kept, and an officer looks at it: %(reason)s") % {"reason": row.reason}


def _no_form() -> HttpResponse:
    return said(_("What came is no filled form; the phone keeps it."), 400)
