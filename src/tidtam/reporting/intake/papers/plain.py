"""Plain text: UTF-8, UTF-16 with its mark, or the old Thai code page of Windows."""

from tidtam.reporting.intake import refusals

CODINGS = ("utf-8-sig", "cp874")
SIXTEEN = (b"\xff\xfe", b"\xfe\xff")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"Rar!", b"7z\xbc", b"{\\rtf")


def text_of(content: bytes) -> str:
    """Lines end in one sign; a mark at the beginning is no letter of the text."""
    if content.startswith(PICTURES):
        raise refusals.UnknownPaper
    return _decoded(content).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    if content.startswith(SIXTEEN):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise refusals.UnknownPaper
    for coding in CODINGS:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise refusals.UnknownPaper
