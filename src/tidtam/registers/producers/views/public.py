"""The photos of products and producers that the public sees."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from tidtam.ground.files.http import serve_to_everybody
from tidtam.registers.producers.queries.public import shown_pictures


def photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A photo in the size of a page, while its person allows it and what it shows is shown; asked each time."""
    return _served(request, pk, thumbnail=False)


def small_photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The same, small, as lists show it."""
    return _served(request, pk, thumbnail=True)


def _served(request: HttpRequest, pk: int, *, thumbnail: bool) -> HttpResponseBase:
    return serve_to_everybody(request, get_object_or_404(shown_pictures(), pk=pk).file, thumbnail=thumbnail)
