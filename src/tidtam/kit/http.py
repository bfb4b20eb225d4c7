"""The little of HTTP that the kit's widgets need, so that the rest of the kit stays free of it."""

from collections.abc import Mapping
from typing import IO

from django.http import FileResponse
from django.http import HttpRequest as HttpRequest
from django.http import HttpResponseBase as HttpResponseBase
from django.http import QueryDict as QueryDict
from django.utils.http import urlencode

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "zip": "application/zip",
}


def address(path: str, asked: Mapping[str, str]) -> str:
    """The path with what is asked; what is blank is left out."""
    kept = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def download(file: IO[bytes], name: str, form: str) -> FileResponse:
    """Hand over a finished file as NAME.FORM, in pieces; the browser keeps it and shows nothing.

    The file is closed by the response. Never cached: what is in it depends on who asks.
    """
    file.seek(0)
    response = FileResponse(file, as_attachment=True, filename=f"{name}.{form}", content_type=TYPES[form])
    response["Cache-Control"] = "private, no-store"
    return response
