"""What does not agree: with itself, or with the register."""

import re
from collections.abc import Iterator, Sequence

from tidtam.kit import calendar
from tidtam.reporting.intake.reading import days
from tidtam.reporting.intake.reading.areas import Mention
from tidtam.reporting.intake.reading.figures import Amount
from tidtam.reporting.intake.reading.names import Found, Known
from tidtam.reporting.intake.reading.shape import Contradiction, Proposal
from tidtam.reporting.intake.reading.source import Source
from tidtam.reporting.intake.reading.villages import Place

Named = tuple[Place, Proposal, Found]
_PARTS = re.compile(r"แยกเป็น|แบ่งเป็น|จำแนกเป็น|ประกอบด้วย|ได้แก่|ดังนี้|คือ|แบ่งตาม|จำแนกตาม|แยกตาม")
_SUM = re.compile(r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด|เป็น|จำนวน)*|ยอดรวม)[^\n\d]{0,30}$")
_MONTHS = re.compile(r"\D{0,16}?(?:รวม|จำนวน|ระยะเวลา)?\s*\(?\s*(?P<count>\d{1,2})\s*เดือน")
_LISTED = re.compile(r"\s*(?:ใน[^\n]{0,60})?\s*(?:ดังนี้|ได้แก่|คือ|ประกอบด้วย|:|-)")
_CLOSES = re.compile(r"[^\n]{0,120}\n\s*(?:รวม|จำนวน|ทั้งสิ้น|ทั้งหมด|เป็น|\s)+")
FAR = 90
MOST_PARTS = 80


def months(source: Source) -> Iterator[Contradiction]:
    """A period and how many months it is said to have, its fiscal year, its quarter."""
    for period in days.ranges(source.plain):
        start, end = period.at
        counted = _MONTHS.match(source.plain, end)
        if counted and int(counted["count"]) != len(period.months):
            text = f"ช่วงเวลานี้มี {len(period.months)} เดือน แต่เขียนว่า {counted['count']} เดือน"
            yield source.contradict("period", text, start, counted.end())
        line = source.plain.rfind("\n", 0, start) + 1
        around = source.plain[max(line, start - FAR) : end + FAR].partition("\n")[0]
        offset = max(line, start - FAR)
        years = {calendar.fiscal_year(month) for month in period.months}
        for said in days.FISCAL.finditer(around):
            year, at = days.year_of(said["year"]), offset + said.start()
            if years != {year} and not _other_between(source.plain, at, start, end, period):
                text = f"ปีงบประมาณ {year} คือ ต.ค. {year - 1} ถึง ก.ย. {year} ไม่ตรงกับช่วงเวลาที่เขียน"
                yield source.contradict("fiscal_year", text, min(at, start), max(offset + said.end(), end))
                break
        for said in days.QUARTER.finditer(around):
            number = int(said["quarter"])
            if len(period.months) <= 3 and any(calendar.quarter(month) != number for month in period.months):
                at = offset + said.start()
                text = f"ไตรมาสที่ {number} ของปีงบประมาณไม่ตรงกับช่วงเวลาที่เขียน"
                yield source.contradict("period", text, min(at, start), max(offset + said.end(), end))
                break


def sums(source: Source, found: Sequence[Amount]) -> Iterator[Contradiction]:
    """A whole and its parts: the whole first (แยกเป็น …), or last (รวม …)."""
    for place, whole in enumerate(found):
        parts = _parts_after(source.plain, found, place)
        if len(parts) < 2 and _SUM.search(source.plain[max(0, whole.start - 60) : whole.start]):
            parts = _parts_before(source.plain, found, place)
        total = round(sum(part.value for part in parts), 6)
        if len(parts) >= 2 and total != whole.value:
            text = f"ยอดรวมเขียน {whole.value:,} {whole.unit} แต่รายการย่อยรวมได้ {total:,}"
            yield source.contradict(
                "sum", text, min(whole.start, parts[0].start), max(whole.end, parts[-1].end)
            )


def villages(
    source: Source, known: Known, named: Sequence[Named], said: Sequence[Proposal]
) -> Iterator[tuple[Contradiction, list[Proposal]]]:
    """Names that are spelled otherwise in the register, and villages that lie where the paper does not say."""
    stated = [one.code for one in said]
    outside: list[Named] = []
    for place, proposal, found in named:
        if not found.candidates:
            continue
        best = found.fitting or found.candidates[:1]
        if not found.sure and place.certain:
            right = sorted({one.name for one in best})
            text = f"“{proposal.value}” ในทะเบียนสะกดว่า {' หรือ '.join(right)}"
            yield source.contradict("misspelt", text, *proposal.at), [proposal]
        if stated and not any(one.code[:4] in stated for one in best):
            outside.append((place, proposal, found))
        if place.moo and found.sure and not any(int(one.code[-2:]) == place.moo for one in best):
            text = f"เขียนว่า {proposal.value} หมู่ {place.moo} แต่ในทะเบียนเป็น{best[0].label}"
            yield source.contradict("moo", text, *proposal.at), [proposal]
        stands = place.subdistrict or place.district
        if stands and not any(one.code.startswith(stands) for one in best):
            there = known.labels.get(best[0].code[:6], "")
            district = known.labels.get(best[0].code[:4], "")
            said_in = f"เขียนว่า {proposal.value} อยู่ {known.labels.get(stands, '')}"
            text = f"{said_in} แต่ในทะเบียนอยู่ {there} {district}"
            yield source.contradict("other_district", text, *proposal.at), [proposal]
    if outside:
        yield _districts(source, known, named, outside, stated)


def counts(
    source: Source, found: Sequence[Amount], named: Sequence[Named], mentions: Sequence[Mention]
) -> Iterator[Contradiction]:
    """12 หมู่บ้าน, and how many names follow or stand before; 3 อำเภอ likewise."""
    spots = {
        "หมู่บ้าน": [(place.start, place.until) for place, _proposal, _found in named],
        "อำเภอ": _once(mentions),
    }
    for amount in found:
        listed = spots.get(amount.unit)
        if not listed or amount.value < 2:
            continue
        run = _run_of(source.plain, amount, sorted(listed))
        if len(run) >= 2 and len(run) != amount.value:
            text = f"เขียนว่า {amount.value} {amount.unit} แต่มีชื่อ {len(run)} แห่ง"
            yield source.contradict("count", text, *(amount.start, amount.end))


def _once(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in mentions]


def _run_of(text: str, amount: Amount, listed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names of the list that the count introduces, or closes."""
    after = [span for span in listed if span[0] >= amount.end]
    if after and after[0][0] - amount.end <= 40 and _LISTED.match(text, amount.end):
        run = after[:1]
        for span in after[1:]:
            if not _joined(text[run[-1][1] : span[0]]):
                break
            run.append(span)
        return run
    before = [span for span in listed if span[1] <= amount.start]
    if before and _CLOSES.fullmatch(text[before[-1][1] : amount.start]):
        return _rows(text, before)
    if before and re.fullmatch(
        r"[\s)]*(?:เป็น)?(?:รวม|จำนวน|ทั้งสิ้น|ทั้งหมด|เป็น|\s)+", text[before[-1][1] : amount.start]
    ):
        run = before[-1:]
        for span in reversed(before[:-1]):
            if not _joined(text[span[1] : run[0][0]]):
                break
            run.insert(0, span)
        return run
    return []


def _rows(text: str, before: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names of which each stands in a line of its own, one line under the other."""
    run = [before[-1]]
    for span in reversed(before[:-1]):
        if text[span[1] : run[0][0]].count("\n") != 1:
            break
        run.insert(0, span)
    return run


def _joined(gap: str) -> bool:
    """Nothing but what stands between the names of one list."""
    return (
        len(gap) < 60
        and re.fullmatch(
            r"(?:[\s,;:()|/\-]|และ|กับ|รวมทั้ง|\d+[.)]?|(?:หมู่ที่|หมู่|ม\.)\s?\d*|(?:ตำบล|ต\.|อำเภอ|อ\.)\s?[ก-๎]+)*",
            gap,
        )
        is not None
    )


def _parts_after(text: str, found: Sequence[Amount], place: int) -> list[Amount]:
    whole = found[place]
    parts: list[Amount] = []
    end = whole.end
    for one in found[place + 1 : place + 1 + MOST_PARTS]:
        gap = text[end : one.start]
        if not parts and (len(gap) > 120 or not _PARTS.search(gap)):
            break
        if one.unit == "ร้อยละ" and one.unit != whole.unit and len(gap) < 20:
            end = one.end
            continue
        if one.unit != whole.unit or (
            parts and (len(gap) > 70 or re.search(r"รวม|ทั้งสิ้น|\n\s*\n|[ก-๎]{3,}\s{3,}[ก-๎]", gap))
        ):
            break
        if re.search(r"ในจำนวนนี้|โดยมี|เพิ่มขึ้น|ลดลง|เป้าหมาย", gap):
            break
        parts.append(one)
        end = one.end
    return parts


def _parts_before(text: str, found: Sequence[Amount], place: int) -> list[Amount]:
    whole = found[place]
    parts: list[Amount] = []
    start = whole.start
    for one in reversed(found[max(0, place - MOST_PARTS) : place]):
        gap = text[one.end : start]
        if (
            one.unit != whole.unit
            or len(gap) > 70
            or re.search(r"\n\s*\n", gap)
            or (parts and _SUM.search(gap))
        ):
            break
        parts.insert(0, one)
        start = one.start
    return parts


def _other_between(text: str, at: int, start: int, end: int, period: days.Period) -> bool:
    """Another period stands between the fiscal year and this one."""
    low, high = (at, start) if at < start else (end, at)
    return any(low <= other.at[0] < high and other.at != period.at for other in days.ranges(text))


def _districts(
    source: Source, known: Known, named: Sequence[Named], outside: Sequence[Named], stated: Sequence[str]
) -> tuple[Contradiction, list[Proposal]]:
    real = {
        (found.fitting or found.candidates[:1])[0].code[:4]
        for _place, _one, found in named
        if found.candidates and not _inside(found, stated)
    }
    inside = {
        code for _place, _one, found in named if _inside(found, stated) for code in _lies_in(found, stated)
    }
    labels = ", ".join(known.labels.get(code, code) for code in sorted(real))
    names = ", ".join(str(proposal.value) for _place, proposal, _found in outside)
    every = len(set(stated) & inside) + len(real) if set(stated) <= inside else len(stated) + len(real)
    text = f"ระบุ {len(stated)} อำเภอ แต่หมู่บ้านอยู่ใน {every} อำเภอ: {names} อยู่ {labels} ซึ่งไม่ได้ระบุไว้"
    first, last = outside[0][1], outside[-1][1]
    concerned = [proposal for _place, proposal, _found in outside]
    return source.contradict(
        "districts", text, first.at[0], last.at[1] if len(outside) == 1 else first.at[1]
    ), concerned


def _inside(found: Found, stated: Sequence[str]) -> bool:
    return any(one.code[:4] in stated for one in found.fitting or found.candidates[:1])


def _lies_in(found: Found, stated: Sequence[str]) -> set[str]:
    return {one.code[:4] for one in found.fitting or found.candidates[:1]} & set(stated)
