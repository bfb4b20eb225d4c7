"""What stands where, and what is mine today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tidtam.work.followup import queries
from tidtam.work.followup.views.person import person


@login_required
@require_safe
def my(request: HttpRequest) -> HttpResponse:
    """My day: for the posts I hold today, acting ones included."""
    return render(request, "followup/my.html", {"day": queries.my_day(person(request))})


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Villages down, work items across; one district's where the address names one."""
    code = request.GET.get("district", "")
    code = code if len(code) == 4 and code.isascii() and code.isdigit() else ""
    whole = queries.board(person(request))
    parts = [part for part in whole.parts if not code or part.district.code == code]
    content = {"board": whole, "parts": parts, "district": code}
    return render(request, "followup/board.html", content)
