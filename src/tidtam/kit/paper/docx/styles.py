"""The styles of a paper, Thai and Latin alike, in place of those that the library brings along."""

from typing import Any

from docx.document import Document as Made
from docx.oxml.ns import qn

from tidtam.kit.paper.docx.xml import element

FONT = "Sarabun"
SIZE, LINE = 12, 18.6  # points, as in the PDF
TITLE, SMALL = 15, 9.5
UNUSED = ("stylesWithEffects", "customXml", "thumbnail", "numbering", "webSettings")


def bare(made: Made) -> None:
    """Only the styles of a paper, A4's language is Thai, nothing of the library's own sample remains."""
    for part in (made.part, made.part.package):
        for key, relation in list(part.rels.items()):
            if any(name in relation.reltype for name in UNUSED):
                del part.rels[key]
    root = made.styles.element
    root[:] = [_defaults(), *_styles()]
    settings = made.settings.element
    for name in ("w:rsids", "w:savePreviewPicture", "w:proofState"):
        for found in settings.findall(qn(name)):
            settings.remove(found)
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), "15")  # of today's programs: a table's lines stand at the margin
    language = settings.find(qn("w:themeFontLang"))
    if language is not None:
        language.set(qn("w:bidi"), "th-TH")


def letters(*, size: float = SIZE, bold: bool = False) -> Any:
    """How letters look: each said twice, the second time for Thai."""
    weight = [element("w:b"), element("w:bCs")] if bold else []
    half = round(size * 2)
    return element("w:rPr", _font(), *weight, element("w:sz", val=half), element("w:szCs", val=half))


def _font() -> Any:
    return element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults() -> Any:
    look = letters()
    look.append(element("w:lang", val="en-US", eastAsia="en-US", bidi="th-TH"))
    spacing = element("w:spacing", before=0, after=0, line=round(LINE * 20), lineRule="exact")
    return element(
        "w:docDefaults",
        element("w:rPrDefault", look),
        element("w:pPrDefault", element("w:pPr", spacing)),
    )


def _styles() -> list[Any]:
    return [
        _style("Normal", "Normal", default=True),
        _style("Heading1", "heading 1", size=TITLE, bold=True, level=0, before=0, after=2, side="center"),
        _style("Heading2", "heading 2", bold=True, level=1, before=9, after=3),
        _style("Heading3", "heading 3", bold=True, level=2, before=7, after=2),
        _style("Header", "header"),
        _style("Footer", "footer", size=SMALL),
        element(
            "w:style",
            element("w:name", val="Normal Table"),
            element("w:uiPriority", val=99),
            element(
                "w:tblPr",
                element(
                    "w:tblCellMar",
                    element("w:left", w=100, type="dxa"),
                    element("w:right", w=100, type="dxa"),
                ),
            ),
            type="table",
            default=1,
            styleId="TableNormal",
        ),
    ]


def _style(
    key: str,
    name: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    level: int | None = None,
    before: float = 0,
    after: float = 0,
    side: str = "",
    default: bool = False,
) -> Any:
    shape = element("w:pPr")
    if level is not None:
        shape.append(element("w:keepNext"))
    shape.append(
        element(
            "w:spacing",
            before=round(before * 20),
            after=round(after * 20),
            line=round(LINE * 20 * size / SIZE),
            lineRule="exact",
        )
    )
    if side:
        shape.append(element("w:jc", val=side))
    if level is not None:
        shape.append(element("w:outlineLvl", val=level))
    made = element("w:style", element("w:name", val=name), type="paragraph", styleId=key)
    if default:
        made.set(qn("w:default"), "1")
    else:
        made.append(element("w:basedOn", val="Normal"))
    made.extend([element("w:qFormat"), shape, letters(size=size, bold=bold)])
    return made
