"""The room's papers, made when they are asked for."""

import io

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.http import download
from tidtam.registers.marks import printing
from tidtam.registers.marks.models import Version
from tidtam.registers.marks.queries.summary import summary
from tidtam.registers.marks.rights import VERB, may_configure
from tidtam.registers.marks.views.assessments import shows_results
from tidtam.registers.marks.views.steps import open_assessment, open_award


@require_safe
@login_required
def certificate(request: SignedIn, pk: int) -> HttpResponseBase:
    """The certificate of an award, its QR leading to the public page on this host."""
    row = open_award(request, pk)
    address = request.build_absolute_uri(reverse("verify:mark", args=[row.key]))
    return _pdf(printing.certificate(row, verify=address, today=clock.today()), f"certificate-{row.pk}")


@require_safe
@login_required
def blank(request: SignedIn, pk: int) -> HttpResponseBase:
    """A sheet of this assessment to fill in by hand."""
    row = open_assessment(request, pk)
    return _pdf(printing.blank_sheet(row.version, row.product, row.opened_on), f"sheet-{row.pk}")


@require_safe
@login_required
def summary_sheet(request: SignedIn, pk: int) -> HttpResponseBase:
    row = open_assessment(request, pk)
    editor = request.user.may(VERB, row.product.producer.area_id)
    if not shows_results(row, summary(row), editor=editor):
        raise Http404
    return _pdf(printing.summary_sheet(row), f"summary-{row.pk}")


@require_safe
@login_required
def blank_of_version(request: SignedIn, pk: int) -> HttpResponseBase:
    """A sheet of a version for any product."""
    if not may_configure(request.user):
        raise Http404
    version = get_object_or_404(Version.objects.select_related("scheme"), pk=pk)
    return _pdf(printing.blank_sheet(version, None, version.valid_from), f"sheet-{version.scheme.code}")


def _pdf(body: bytes, name: str) -> HttpResponseBase:
    return download(io.BytesIO(body), name, "pdf")
