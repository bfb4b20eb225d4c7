"""A frozen pack for those who must edit it: the words of the printed paper in the same order, as a document.

The paper that was given out is the PDF; this copy bears its code, and not the drawing that says it is genuine.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tidtam.kit import charts
from tidtam.kit.paper.document import (
    Block,
    Cell,
    Centred,
    Column,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    Turned,
)

Inputs = Mapping[str, Any]
SHAPES = {"late": "■", "soon": "▲", "going": "◐", "done": "✓", "none": "○"}
KINDS = ("", "inform", "minutes", "follow_up", "to_note", "to_decide", "other")  # of packs that name none
LEFT = 1.2
SHOT = 1.9  # centimetres high
DASH = "–"


def pack(inputs: Inputs, pictures: Mapping[str, bytes], chart: str) -> Document:
    """inputs: as they were kept. pictures: the small ones by their hash. chart: the drawing, in plain colours."""
    as_of = f"ข้อมูล ณ วันที่ {inputs['as_of']}"
    reason = f" ({inputs['reason']})" if inputs["reason"] else ""
    blocks: list[Block] = [
        Heading("ระเบียบวาระการประชุม", 1),
        Centred(
            (inputs["committee"], f"ครั้งที่ {inputs['number']}", inputs["when"], f"ณ {inputs['place']}"),
            rule=True,
        ),
        Centred((f"ประธาน {inputs['chair']} · {as_of} · ฉบับที่ {inputs['version']}{reason}",)),
    ]
    for row in inputs["agenda"]:
        blocks += _item(row, inputs, pictures, as_of)
    blocks += [_follow_up(inputs, as_of), *_sales(inputs, chart, as_of), *_seats(inputs), _end(inputs)]
    return Document(
        title=inputs["title"],
        blocks=tuple(blocks),
        digits="arabic",
        notice=inputs["notice"],
        foot=inputs["foot"],
        reference=inputs["reference"],
        places=tuple(inputs["places"]),
    )


def _item(row: Inputs, inputs: Inputs, pictures: Mapping[str, bytes], as_of: str) -> Iterator[Block]:
    kind = row.get("kind") or KINDS[row["number"]]
    yield Heading(f"ระเบียบวาระที่ {row['number']} {row['heading']}")
    yield from (_line(text) for text in row["paragraphs"])
    yield from (_line(f"เอกสารประกอบ {title}") for title in row.get("papers", ()))
    if kind == "follow_up":
        for part in inputs["carried"]:
            yield from _carried(part, pictures)
    if kind == "to_note" and row["number"] == _first(inputs, kind):
        yield from _to_note(row["number"], inputs, as_of)
    if kind == "to_decide" and row["number"] == _first(inputs, kind):
        yield Heading(f"{row['number']}.1 การติดตามหมู่บ้านเป้าหมาย ผู้ดำเนินการ ผู้ติดตาม และกำหนดแล้วเสร็จ", 3)
        yield _line(f"รวม {len(inputs['follow_up'])} รายการ รายละเอียดตามเอกสารแนบ 1")
    for made in row["resolutions"]:
        yield Paragraph(
            (_bold("มติที่ประชุม"), f" (ข้อ {made['reference']}) ", _bold(made["kind"]), f" {made['text']}"),
            first=LEFT,
            left=LEFT,
        )


def _first(inputs: Inputs, kind: str) -> int:
    """The number of the first item of that kind; only there stands what fills itself."""
    found: int = next(
        row["number"] for row in inputs["agenda"] if (row.get("kind") or KINDS[row["number"]]) == kind
    )
    return found


def _carried(part: Inputs, pictures: Mapping[str, bytes]) -> Iterator[Block]:
    yield Paragraph(
        (_bold(f"มติที่ประชุม {part['origin']}"), f" {part['kind']} {DASH} {part['text']}"), first=LEFT, left=LEFT
    )
    if not part["rows"]:
        yield _line("ไม่มีเรื่องที่ต้องติดตาม")
        return
    yield _line(f"ติดตาม {len(part['rows'])} เรื่อง เสร็จ {part['done']} เรื่อง เกินกำหนด {part['late']} เรื่อง")
    yield Table(
        (Column("หมู่บ้านและงาน"), Column("สิ่งที่เกิดขึ้นและหลักฐาน")),
        tuple((_matter(row), Cell(_steps(row), _shots(row, pictures))) for row in part["rows"]),
        size=10,
    )


def _matter(row: Inputs) -> tuple[Run | str, ...]:
    places = " ".join(filter(None, (row["subdistrict"], row["district"])))
    return (
        _bold(row["village"]),
        f" {places}\n{row['what']}\nผู้ดำเนินการ {row['doer']}\nผู้ติดตาม {row['follower']}\n"
        f"กำหนด {row['due']} {_state(row)}",
    )


def _steps(row: Inputs) -> str:
    return "\n".join(
        f"{step['day']} {step['title']}"
        + (f" ({step['who']})" if step["who"] else "")
        + (f" {DASH} {step['note']}" if step["note"] else "")
        for step in row["steps"]
    )


def _shots(row: Inputs, pictures: Mapping[str, bytes]) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            pictures[shot["sha256"]],
            " ".join(filter(None, (shot["caption"], shot["taken"]))) or "ภาพถ่าย",
            height=SHOT,
        )
        for shot in row["shots"]
    )


def _to_note(number: int, inputs: Inputs, as_of: str) -> Iterator[Block]:
    yield Heading(f"{number}.1 ตัวเลขสำคัญของจังหวัด {as_of}", 3)
    yield Table(
        (
            Column("รายการ", 5.6),
            Column("จำนวน", 3.2, "right"),
            Column("หน่วย", 1.8),
            Column("ตัวเลขที่อ้างถึง"),
        ),
        tuple(_figure(row) for row in inputs["figures"]),
        size=10.5,
    )
    yield Heading(f"{number}.2 ยอดจำหน่ายรายอำเภอ", 3)
    yield _line(f"{inputs['chart']['title']} รายละเอียดตามเอกสารแนบ 2")
    yield Heading(f"{number}.3 เครื่องหมายผลิตภัณฑ์ OTOP {len(inputs['marks'])} ระดับ", 3)
    yield Table(
        (Column("สี", 2.2), Column("เครื่องหมาย", 3.6), Column("ความหมาย"), Column("ผลิตภัณฑ์", 2.4, "right")),
        tuple((row["colour_name"], row["name"], row["slogan"], row["count"]) for row in inputs["marks"]),
        size=10.5,
    )
    yield Heading(f"{number}.4 ประเภทผลิตภัณฑ์ {len(inputs['categories'])} ประเภท", 3)
    yield Table(
        (Column("ประเภทผลิตภัณฑ์"), Column("ผลิตภัณฑ์", 3.0, "right"), Column("ผู้ผลิต", 3.0, "right")),
        tuple((row["name"], row["products"], row["producers"]) for row in inputs["categories"]),
        size=10.5,
    )
    yield Heading(f"{number}.5 งานเตรียมความพร้อมชุมชนท่องเที่ยว {len(inputs['work_items'])} งาน", 3)
    yield from (_line(f"{place}) {name}") for place, name in enumerate(inputs["work_items"], start=1))
    if inputs["warnings"]:
        yield Heading(f"{number}.6 ข้อสังเกตของข้อมูล", 3)
        yield from (_line(f"▲ {text}") for text in inputs["warnings"])


def _figure(row: Inputs) -> tuple[tuple[Run | str, ...] | str, ...]:
    said = "\n".join(filter(None, (row["label"], row["period"], ", ".join(row["sources"]))))
    quoted = "\n".join(
        f"{other['text']} {'✓ ตรงกัน' if other['agrees'] else '▲ ต่างกัน'}\n{other['source']}"
        for other in row["quoted"]
    )
    return (said, (_bold(row["text"]),), row["unit"], quoted or DASH)


def _follow_up(inputs: Inputs, as_of: str) -> Turned:
    columns = (
        Column("ที่", 1.0, "right"),
        Column("หมู่บ้าน", 2.6),
        Column("ตำบล", 2.5),
        Column("อำเภอ", 2.6),
        Column("งาน"),
        Column("ผู้ดำเนินการ", 3.4),
        Column("ผู้ติดตาม", 3.2),
        Column("กำหนด", 1.9),
        Column("สถานะ", 3.2),
    )
    rows = tuple(
        (
            str(row["no"]),
            row["village"],
            row["subdistrict"],
            row["district"],
            f"{row['what']} · {row['work_item']}" if row["work_item"] else row["what"],
            row["doer"] or DASH,
            row["follower"] or DASH,
            row["due"] or DASH,
            _state(row),
        )
        for row in inputs["follow_up"]
    )
    return Turned(
        (
            Heading("เอกสารแนบ 1 ตารางติดตามหมู่บ้านเป้าหมาย"),
            Paragraph(as_of, first=0.0),
            Table(columns, rows, size=9),
        )
    )


def _sales(inputs: Inputs, chart: str, as_of: str) -> list[Block]:
    said = inputs["chart"]
    columns = (Column("อำเภอ"), Column("บาท", 4.5, "right"), Column("ร้อยละ", 2.6, "right"))
    return [
        Heading("เอกสารแนบ 2 ยอดจำหน่ายผลิตภัณฑ์ชุมชนรายอำเภอ"),
        Paragraph(f"{said['period']} รวม {said['total']} บาท · {as_of}", first=0.0),
        Picture(chart, said["spoken"], height=14.6),
        Table(columns, tuple((row["label"], row["text"], row["share"]) for row in said["rows"]), size=9.5),
        *(block for one in inputs.get("charts", ()) for block in _further(one)),
    ]


def _further(one: Inputs) -> Iterator[Block]:
    """A chart that came to packs later, with its table."""
    yield Picture(charts.for_paper(one["svg"]), one["spoken"], width=16.0)
    columns = (Column(one["head"][0]), *(Column(name, 3.4, "right") for name in one["head"][1:]))
    yield Table(columns, tuple(tuple(row) for row in one["rows"]), size=9.5)


def _seats(inputs: Inputs) -> list[Block]:
    if not inputs["seats"]:
        return []
    columns = (Column("ที่", 1.0, "right"), Column("ตำแหน่ง"), Column("หน่วยงาน"), Column("หน้าที่", 3.2))
    rows = tuple(
        (str(place), row["post"], row["office"], row["duty"])
        for place, row in enumerate(inputs["seats"], start=1)
    )
    return [Heading(f"เอกสารแนบ 3 รายชื่อ{inputs['committee']}"), Table(columns, rows)]


def _end(inputs: Inputs) -> Paragraph:
    return Paragraph(
        f"จัดทำจากระบบ tidtam เมื่อ {inputs['frozen']} ตัวเลขทุกตัวเป็นค่าที่ทราบ ณ {inputs['as_of']} "
        f"การแก้ไขย้อนหลังหลังจากนั้นไม่เปลี่ยนเอกสารฉบับนี้ {inputs['reference']}",
        first=0.0,
        justify=False,
    )


def _state(row: Inputs) -> str:
    return f"{SHAPES.get(row['kind'], '○')} {row['state']}"


def _line(text: str) -> Paragraph:
    return Paragraph(text, first=LEFT, left=LEFT)


def _bold(text: str) -> Run:
    return Run(text, bold=True)
