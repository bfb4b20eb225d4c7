"""Whether a paper is the one that was given out, and which of its figures have changed since."""

import hashlib
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Q

from tidtam.ground.files.models import File
from tidtam.kit import pdf_text
from tidtam.kit.calendar import parse_month_code
from tidtam.reporting.figures.queries import DEFINITIONS, Figure, Question, figures
from tidtam.reporting.figures.queries.shape import machine_text, value_text
from tidtam.reporting.meetings.models import LETTERS, Meeting, Minutes, Pack

State = Literal["genuine", "altered", "unknown"]
SHA256 = re.compile(r"[0-9a-f]{64}")
CODE = re.compile(rf"(?<![a-z])([{LETTERS}]{{4}})-?([{LETTERS}]{{4}})(?![a-z])")
PRINTED = re.compile(rf"(?<![a-z-])[{LETTERS}]{{4}}-[{LETTERS}]{{4}}(?![a-z-])")
MOST_PAGES = 1000
MOST_CODES = 20  # of one document that are looked up


@dataclass(frozen=True)
class Changed:
    """A figure of a frozen paper that is another today. was, now: in the figure's smallest unit; link: as it is now."""

    figure: str
    label: str
    area: str
    area_label: str
    period: str
    unit: str
    unit_label: str
    was: int
    now: int
    link: str

    @property
    def was_text(self) -> str:
        return value_text(self.was, self.unit)

    @property
    def now_text(self) -> str:
        return value_text(self.now, self.unit)

    def json(self) -> dict[str, str]:
        """For machines: values as strings without commas, baht as decimals."""
        return {
            "figure": self.figure,
            "label": self.label,
            "area": self.area,
            "period": self.period,
            "unit": self.unit,
            "was": machine_text(self.was, self.unit),
            "now": machine_text(self.now, self.unit),
            "link": self.link,
        }


@dataclass(frozen=True)
class Verified:
    """What the bytes of a document say. form: which form of the pack or of approved minutes, where it is genuine."""

    state: State
    sha256: str
    pack: Pack | None = None
    form: str = ""
    minutes: Minutes | None = None


def verify(content: bytes) -> Verified:
    """Genuine by the hash of its bytes; altered where it bears the code of a paper but is not that; else unknown."""
    sha256 = hashlib.sha256(content).hexdigest()
    found = by_hash(sha256)
    if found is not None:
        return Verified("genuine", sha256, found, "pdf" if found.pdf.sha256 == sha256 else "html")
    approved = minutes_by_hash(sha256)
    if approved is not None and approved.pdf is not None:
        form = "pdf" if approved.pdf.sha256 == sha256 else "docx"
        return Verified("genuine", sha256, form=form, minutes=approved)
    meant = next((pack for code in codes_in(content) if (pack := by_code(code)) is not None), None)
    return Verified("altered" if meant is not None else "unknown", sha256, meant)


def by_hash(sha256: str) -> Pack | None:
    files = _files(sha256)
    return _packs().filter(Q(pdf__in=files) | Q(html__in=files)).first() if files else None


def minutes_by_hash(sha256: str) -> Minutes | None:
    """Approved minutes, of which bytes stand for good."""
    files = _files(sha256)
    rows = Minutes.objects.defer("inputs").select_related("meeting__committee", "pdf", "docx")
    return rows.filter(Q(pdf__in=files) | Q(docx__in=files)).first() if files else None


def _files(sha256: str) -> list[Any]:
    if not SHA256.fullmatch(sha256):
        return []
    return list(File.objects.filter(sha256=sha256).values_list("pk", flat=True))


def by_code(typed: str) -> Pack | None:
    """The paper whose pages bear this code, with or without its dash."""
    code = plain_code(typed)
    return _packs().filter(code=code).first() if code else None


def plain_code(typed: str) -> str:
    """As it is kept: "abcd-efgh"; "" for what is no code."""
    found = CODE.fullmatch(typed.strip().lower())
    return f"{found[1]}-{found[2]}" if found else ""


def codes_in(content: bytes) -> list[str]:
    """The codes that stand in a document: among what it says of itself, or in its text, page by page."""
    texts = [content.decode("utf-8", errors="ignore")]
    if content.startswith(b"%PDF"):
        with suppress(pdf_text.Unreadable):
            texts += pdf_text.pages_of(content, most=MOST_PAGES)
    found = dict.fromkeys(code for text in texts for code in PRINTED.findall(text))
    return list(found)[:MOST_CODES]


def newest_of(meeting: Meeting) -> Pack | None:
    """The version that is given out now."""
    return meeting.packs.defer("inputs").order_by("-version").first()


def frozen_figures(pack: Pack) -> list[dict[str, Any]]:
    """The figures as they were frozen; nothing else of the inputs is read."""
    rows: list[dict[str, Any]] = Pack.objects.values_list("inputs__figures", flat=True).get(pk=pack.pk)
    return rows


def changed_since(pack: Pack) -> list[Changed]:
    """Each figure of the paper asked again, as known now; those of which another number comes.

    A figure that tidtam no longer tells is left out: nothing stands against it.
    """
    asked = [(row, question) for row in frozen_figures(pack) if (question := _question(row)) is not None]
    answers = _answered([question for _row, question in asked])
    return [
        _changed(row, question, today)
        for (row, question), today in zip(asked, answers, strict=True)
        if today is not None and today.value != row["value"]
    ]


def _answered(questions: Sequence[Question]) -> list[Figure | None]:
    """All at once; where one of them cannot be asked any longer, one by one, that one being None."""
    try:
        return list(figures(questions))
    except ValidationError:
        return [None] if len(questions) == 1 else [_answered([question])[0] for question in questions]


def _changed(row: dict[str, Any], question: Question, today: Figure) -> Changed:
    return Changed(
        figure=today.name,
        label=today.label,
        area=today.area,
        area_label=today.area_label,
        period=today.period,
        unit=today.unit,
        unit_label=today.unit_label,
        was=row["value"],
        now=today.value,
        link=question.url(),
    )


def _question(row: dict[str, Any]) -> Question | None:
    """The same question without its moment; of older packs, which do not keep it apart, read from their link."""
    asked = (
        row
        if "area" in row
        else {key: said[0] for key, said in parse_qs(urlsplit(row["link"]).query).items()}
    )
    if row["name"] not in DEFINITIONS:
        return None
    return Question(
        row["name"],
        asked.get("area", ""),
        parse_month_code(asked["from"]) if asked.get("from") else None,
        parse_month_code(asked["to"]) if asked.get("to") else None,
        asked.get("round") or None,
    )


def _packs() -> Any:
    return Pack.objects.defer("inputs").select_related("meeting__committee", "pdf", "html")
