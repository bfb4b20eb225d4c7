"""Papers for tests, made on the spot: Word files, and PDFs with text, without any, or with too many pages."""

import io
import zipfile

import typst
from PIL import Image

from tidtam.kit import fonts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = (), before: str = "") -> bytes:
    """A Word file of those paragraphs and one table. before: stands in front of the document's XML."""
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{_p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in table)
    tables = f"<w:tbl>{rows}</w:tbl>" if table else ""
    body = "".join(map(_p, paragraphs)) + tables
    return archive(
        {"word/document.xml": f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    )


def word_of(text: str) -> bytes:
    """A Word file of a text: lines with tabs are rows of a table."""
    parts: list[str] = []
    rows: list[str] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append(f"<w:tr>{''.join(f'<w:tc>{_p(cell)}</w:tc>' for cell in line.split(chr(9)))}</w:tr>")
            continue
        if rows:
            parts.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
            rows = []
        parts.append(_p(line))
    body = "".join(parts)
    return archive({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})


def archive(members: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return made.getvalue()


def pdf(text: str, pages: int = 1) -> bytes:
    """Set in Sarabun, as offices do."""
    lines = " \\\n".join(line.replace("#", "\\#") for line in text.splitlines())
    page = f'#set text(font: "Sarabun", size: 16pt, lang: "th")\n{lines}\n'
    source = page + "".join("#pagebreak()\nหน้า\n" for _page in range(pages - 1))
    return typst.compile(source.encode(), font_paths=[str(fonts.PAPER)])


def scan() -> bytes:
    """A picture of a page."""
    made = io.BytesIO()
    Image.new("L", (600, 800), 255).save(made, "PDF")
    return made.getvalue()


def _p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
