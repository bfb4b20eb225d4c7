"""What tidtam changes in Sarabun's glyphs and rules; `fonts` says why and when."""

# mypy: disable-error-code="no-untyped-call,attr-defined"
# (fontTools has no types, and makes the names of its tables at run time)

from typing import Any

from fontTools.otlLib.builder import buildCoverage, buildLigatureSubstSubtable, buildSingleSubstSubtable
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables import otTables

from tidtam.kit.paper.spelling import outline_digest

TONES = ("uni0E48", "uni0E49", "uni0E4A", "uni0E4B", "uni0E4C")
SMALL = frozenset(f"{tone}.small" for tone in TONES)
NARROW_VOWELS = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37", "uni0E47")
NARROW_SHIFT = -150  # how far a small tone follows its vowel out of the way of the tall ป ฝ ฟ
NIKHAHIT = tuple(
    f"uni0E4D{tone}{narrow}" for tone in ("0E48", "0E49", "0E4A", "0E4B") for narrow in ("", ".narrow")
)


def level(font: Any) -> None:
    """Put every vowel's upper anchor where the small marks hang, and these at one height: no offset is left."""
    for table in _mark_to_mark(font):
        heights = {
            glyph: record.MarkAnchor.YCoordinate
            for glyph, record in zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True)
        }
        if "uni0E48.small" not in heights:
            continue
        for glyph, record in zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True):
            if glyph in SMALL:
                record.MarkAnchor.YCoordinate = heights["uni0E48.small"]
        for glyph, record in zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True):
            if glyph.startswith("uni0E") and not glyph.endswith(".small"):
                for anchor in filter(None, record.Mark2Anchor):
                    anchor.YCoordinate = heights["uni0E48.small"]


def follow_narrow(font: Any) -> None:
    """Give the small tone marks a twin drawn to the left, for vowels that have stepped aside on ป ฝ ฟ."""
    twins = {f"{tone}.small": f"{tone}.small.narrow" for tone in TONES}
    for old, new in twins.items():
        _copy_glyph(font, old, new, NARROW_SHIFT)
    for table in _mark_to_mark(font):
        records = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
        if "uni0E48.small" not in records:
            continue
        for old, new in twins.items():
            record = otTables.MarkRecord()
            record.Class = records[old].Class
            record.MarkAnchor = _anchor(-74 + NARROW_SHIFT, records[old].MarkAnchor.YCoordinate)
            records[new] = record
        order = sorted(records, key=font.getGlyphID)
        table.Mark1Coverage = buildCoverage(order, font.getReverseGlyphMap())
        table.Mark1Array.MarkRecord = [records[glyph] for glyph in order]
        table.Mark1Array.MarkCount = len(order)
    _substitute_after(font, [f"{vowel}.narrow" for vowel in NARROW_VOWELS], twins)


def spell_am(font: Any) -> None:
    """Let each glyph of ำ bear one letter: ํ and า are drawn as one; with a tone between, its ring goes to the tone.

    A reader that maps glyph by glyph can then spell น้ำ and ทำ, not น้า, and none meets a glyph without a letter.
    """
    aa = {"uni0E32": "uni0E32.am"}
    for old, new in aa.items():
        _copy_glyph(font, old, new, 1)  # one thousandth aside: unseen, yet told apart
    _copy_glyph(font, "uni0E33", "uni0E33.narrow", NARROW_SHIFT, left_of=0)
    _substitute_after(font, [name for name in NIKHAHIT if name in font.getGlyphOrder()], aa)
    whole = {("uni0E4D", "uni0E32"): "uni0E33", ("uni0E4D.narrow", "uni0E32"): "uni0E33.narrow"}
    _add_lookups(font, [_lookup(4, buildLigatureSubstSubtable(whole))])


def draw_shapes(font: Any) -> None:
    """○ ● ◐ ✓ □ in the height of the figures; Sarabun has only ■ and ▲."""
    ring, disc, half, tick, square = (TTGlyphPen(None) for _ in range(5))
    _circle(ring, 290, True)
    _circle(ring, 225, False)
    _circle(disc, 290, True)
    _circle(half, 290, True)
    # the right half is cut out, a ring's breadth inside the rim
    half.moveTo((340, 125))
    half.qCurveTo((565, 125), (565, 350))
    half.qCurveTo((565, 575), (340, 575))
    half.closePath()
    tick.moveTo((60, 330))
    for point in ((125, 395), (255, 255), (560, 660), (630, 610), (262, 115)):
        tick.lineTo(point)
    tick.closePath()
    for corners in (
        ((60, 70), (60, 630), (620, 630), (620, 70)),
        ((130, 140), (550, 140), (550, 560), (130, 560)),
    ):
        square.moveTo(corners[0])
        for corner in corners[1:]:
            square.lineTo(corner)
        square.closePath()
    shapes = ((0x25A1, square), (0x25CB, ring), (0x25CF, disc), (0x25D0, half), (0x2713, tick))
    for code, pen in shapes:
        _add_glyph(font, f"uni{code:04X}", pen.glyph(), 680)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = f"uni{code:04X}"


def flatten(font: Any) -> None:
    """One outline per glyph and no screen hints: what paper needs, known again in a PDF."""
    glyphs = font.getGlyphSet()
    plain = {}
    for name in font.getGlyphOrder():
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        drawn = TTGlyphPen(None)
        pen.replay(drawn)
        plain[name] = drawn.glyph()
    for name, glyph in plain.items():
        font["glyf"][name] = glyph
    for table in ("fpgm", "prep", "cvt ", "hdmx", "gasp", "LTSH", "VDMX", "DSIG"):
        if table in font:
            del font[table]


def outline_texts(font: Any) -> dict[str, str]:
    """Digest of a glyph's bytes -> the text it stands for by itself, the parts of ำ as typed."""
    text = {name: chr(code) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for old, new in getattr(table, "mapping", {}).items() if lookup.LookupType == 1 else ():
                if old in text:
                    text.setdefault(new, text[old])
    for name in NIKHAHIT:
        text[name] = chr(int(name.removesuffix(".narrow").removeprefix("uni0E4D"), 16))
    text["uni0E32.am"] = text["uni0E33.narrow"] = "ำ"
    glyf = font["glyf"]
    return {
        outline_digest(glyf[name].compile(glyf)): text[name]
        for name in reversed(font.getGlyphOrder())
        if name in text and glyf[name].numberOfContours
    }


def _mark_to_mark(font: Any) -> list[Any]:
    lookups = font["GPOS"].table.LookupList.Lookup
    return [table for lookup in lookups if lookup.LookupType == 6 for table in lookup.SubTable]


def _anchor(x: int, y: int) -> Any:
    anchor = otTables.Anchor()
    anchor.Format, anchor.XCoordinate, anchor.YCoordinate = 1, x, y
    return anchor


def _add_glyph(font: Any, name: str, glyph: Any, advance: int) -> None:
    order = [*font.getGlyphOrder(), name]
    font.setGlyphOrder(order)
    font["glyf"].setGlyphOrder(order)
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)


def _copy_glyph(font: Any, old: str, new: str, shift: int, *, left_of: int | None = None) -> None:
    """The same drawing, moved aside; left_of: only the contours that begin to the left of it."""
    drawn = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[old].draw(drawn)
    pen = TTGlyphPen(None)
    aside = shift
    for step, points in drawn.value:
        if step == "moveTo" and left_of is not None:
            aside = shift if points[0][0] < left_of else 0
        getattr(pen, step)(*((x + aside, y) for x, y in points))
    _add_glyph(font, new, pen.glyph(), font["hmtx"][old][0])
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    if old in classes:
        classes[new] = classes[old]


def _substitute_after(font: Any, before: list[str], mapping: dict[str, str]) -> None:
    """After any of `before`, each key becomes its value."""
    order = font.getReverseGlyphMap()
    rule = otTables.ChainContextSubst()
    rule.Format = 3
    rule.BacktrackCoverage = [buildCoverage(before, order)]
    rule.InputCoverage = [buildCoverage(list(mapping), order)]
    rule.LookAheadCoverage = []
    record = otTables.SubstLookupRecord()
    record.SequenceIndex = 0
    record.LookupListIndex = len(font["GSUB"].table.LookupList.Lookup)
    rule.SubstLookupRecord = [record]
    _add_lookups(font, [_lookup(1, buildSingleSubstSubtable(mapping)), _lookup(6, rule)])


def _lookup(kind: int, rule: Any) -> Any:
    made = otTables.Lookup()
    made.LookupType, made.LookupFlag, made.SubTable, made.SubTableCount = kind, 0, [rule], 1
    return made


def _add_lookups(font: Any, added: list[Any]) -> None:
    """Lookups after all others; the last is one of Thai's own, those before it are what it calls."""
    table = font["GSUB"].table
    table.LookupList.Lookup += added
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    thai = next(script.Script for script in table.ScriptList.ScriptRecord if script.ScriptTag == "thai")
    for index in thai.DefaultLangSys.FeatureIndex:
        feature = table.FeatureList.FeatureRecord[index]
        if feature.FeatureTag == "ccmp":
            feature.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            feature.Feature.LookupCount = len(feature.Feature.LookupListIndex)


def _circle(pen: Any, radius: int, clockwise: bool) -> None:
    """A round contour about (340, 350), of eight quadratic arcs."""
    near = radius * 41421 // 100000
    points = []
    for quarter in range(4):
        for x, y in ((radius, near), (near, radius)):
            for _ in range(quarter):
                x, y = -y, x
            points.append((340 + x, 350 + y))
    if clockwise:
        points.reverse()
    pen.qCurveTo(*points, None)
    pen.closePath()
