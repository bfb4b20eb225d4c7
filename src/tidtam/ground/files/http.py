"""Handing a file to a browser. There is no address for files: the view of the record that owns one calls this."""

from django.http import FileResponse

from tidtam.ground.files import shelf
from tidtam.ground.files.models import File, Kind

#: Shown in the window; everything else is handed over as a download.
SHOWN = {Kind.JPEG, Kind.PNG, Kind.PDF, Kind.HTML}
# A browser's own PDF viewer does not start in a sandbox; a PDF runs nothing in our name without one.
POLICIES = {
    Kind.PDF: "default-src 'none'; object-src 'self'; frame-ancestors 'none'",
    Kind.HTML: "sandbox; default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
}
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def serve(file: File, *, thumbnail: bool = False, download: bool = False) -> FileResponse:
    """The file, or a picture's thumbnail. The caller has checked that this reader may see the record."""
    kind = Kind(file.kind)
    small = thumbnail and file.is_picture
    response = FileResponse(
        shelf.path_of(file.sha256, thumbnail=small).open("rb"),
        as_attachment=download or kind not in SHOWN,
        filename=file.name,
        content_type=f"{kind}; charset=utf-8" if kind in (Kind.HTML, Kind.CSV, Kind.JSON) else str(kind),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICIES.get(kind, SANDBOX)
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # What a row serves never changes, but who may see it can.
    response["Cache-Control"] = "private, max-age=3600" if file.is_picture else "private, no-store"
    return response
