"""The trail, to be read by the officers of the area and by auditors."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def entries(request: HttpRequest) -> HttpResponse:
    return render(request, "trail/list.html", {})
