"""The archive around a DOCX, without the time of day: the same parts give the same bytes."""

import io
import zipfile

WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say


def packed(archive: bytes) -> bytes:
    """The same parts in the same order, each with the same date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(out, "w") as kept:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, given.read(name), compresslevel=6)
    return out.getvalue()
