"""Handing a file to a browser. There is no address for files: the view of the record that owns one calls this."""

from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseNotModified

from tidtam.ground.files import shelf, web
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


def serve_to_everybody(request: HttpRequest, file: File, *, thumbnail: bool = False) -> HttpResponseBase:
    """A picture of a public page, small or in the size of a page. The caller has checked that it is public now.

    Asked for anew each time, so that what is withdrawn is gone at once; what did not change is not sent again.
    """
    tag = f'"{file.sha256[:32]}{"-s" if thumbnail else ""}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        path = shelf.path_of(file.sha256, thumbnail=True) if thumbnail else web.page_picture(file)
        response = FileResponse(path.open("rb"), content_type=str(Kind.JPEG) if thumbnail else web.MEDIA_TYPE)
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
