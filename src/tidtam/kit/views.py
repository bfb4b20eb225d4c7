"""Pages that belong to no room: the state of the house, its errors, its icon."""

import logging
import sys
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import tidtam
from tidtam.kit import clock
from tidtam.kit.context import Frame
from tidtam.kit.notice import with_notice

log = logging.getLogger(__name__)
_migrated = False


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 once the database answers and is migrated, else 503; tells nothing else."""
    try:
        problem = "" if _ready() else "migrations are not applied: run tidtam serve or migrate"
    except DatabaseError as error:
        log.warning("healthz: %s", error)
        problem = "the database does not answer"
    answer: dict[str, Any] = {"status": "unavailable" if problem else "ok", "version": tidtam.__version__}
    if problem:
        answer["problem"] = problem
    answer["demo"] = clock.is_demo()
    return JsonResponse(with_notice(answer), status=503 if problem else 200)


def _ready() -> bool:
    # Reading all migrations takes a while and nothing un-applies them: asked until true, then never again.
    global _migrated
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("kit/icon.svg"), permanent=False)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _bare(
        400,
        _("The request cannot be understood"),
        _("The address or the form was damaged on its way. Go back and try again."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Said before the body is read; nothing of it was kept."""
    return _bare(
        413,
        _("Too much was sent at once"),
        _("Nothing was saved. Send fewer or smaller files; go back with the browser's button."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _framed(
        request,
        403,
        _("You are not entitled to this"),
        _("Your role does not include this step. Ask the province officer if it should."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _framed(
        request,
        404,
        _("Not found here"),
        _("There is no such page, or it lies outside the area that you look after."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """The last net: needs neither database nor session. A database that is away is 503, worth another try."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = _bare(
            503,
            _("The system does not answer at the moment"),
            _("The database cannot be reached. Nothing was changed; try again in a minute."),
        )
        response["Retry-After"] = "30"
        return response
    return _bare(
        500,
        _("Something went wrong on our side"),
        _("What you sent last was not saved. The fault is recorded under the number below."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or its cookie is gone; what was typed is still in the browser, one step back."""
    return _bare(
        403,
        _("The form was open for too long"),
        _(
            "Nothing was saved, and nothing is lost: go back with the browser's button, what you typed is "
            "still there. Then load the log-in page in another tab, log in again and send the form."
        ),
    )


def _framed(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "kit/error.html", {"status": status, "title": title, "text": text}, status=status)


def _bare(status: int, title: str, text: str) -> HttpResponse:
    """Without the menu: it would have to ask the database."""
    content = {"status": status, "title": title, "text": text, "frame": Frame()}
    return HttpResponse(render_to_string("kit/error.html", content), status=status)
