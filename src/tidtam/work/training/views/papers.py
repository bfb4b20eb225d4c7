"""The two papers of a training: the sheet that is signed, the report to the committee."""

from io import BytesIO
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from tidtam.kit.http import download
from tidtam.work.training import printing
from tidtam.work.training.views.opening import opened


@login_required
@require_safe
def sheet(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The sign-in sheet, with who stands on the list already, and blank lines for the others."""
    row = opened(request, key, "edit")
    return download(BytesIO(printing.sheet(row)), f"sign-in-{row.code}", "pdf")


@login_required
@require_safe
def report(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What came of the training, on paper."""
    row = opened(request, key)
    return download(BytesIO(printing.report(row)), f"training-{row.code}", "pdf")
