"""Schemes, marks and assessments for tests; made by the room's own actions."""

from datetime import UTC, date, datetime
from typing import Any

from tidtam.ground.people.models import User
from tidtam.registers.marks import actions
from tidtam.registers.marks.models import Assessment, Award, Scheme, Sheet, Version
from tidtam.registers.marks.rubric import reading
from tidtam.registers.producers.models import Product
from tidtam.registers.producers.tests.factories import make_product

FIRST = date(2014, 1, 1)


def load(code: str) -> Version:
    """The latest version of a shipped scheme."""
    actions.load_scheme(code, by=None)
    return Version.objects.filter(scheme__code=code).latest("valid_from")


def points(**changed: Any) -> dict[str, Any]:
    """A small scheme of points: 60 + 40, three levels, nothing below 30."""
    return {
        "method": "points",
        "total": 100,
        "levels": [{"code": code, "name_th": f"ระดับ {code}"} for code in ("high", "middle", "low")],
        "sections": [
            {"code": "ก", "name_th": "การผลิต", "maximum": 60},
            {
                "code": "ข",
                "name_th": "การตลาด",
                "maximum": 40,
                "items": [{"code": "ข.1", "maximum": 25}, {"code": "ข.2", "maximum": 15}],
            },
        ],
        "bands": [
            {"level": "high", "minimum": 80, "maximum": 100},
            {"level": "middle", "minimum": 50, "maximum": 79},
            {"level": "low", "minimum": 30, "maximum": 49},
            {"level": "", "minimum": 0, "maximum": 29},
        ],
        "otherwise": {"text_th": "ไม่ผ่านเกณฑ์"},
        **changed,
    }


def make_version(
    document: dict[str, Any] | None = None,
    *,
    scheme: str = "test",
    code: str = "1",
    valid_from: date = FIRST,
    publish: bool = True,
    **head: Any,
) -> Version:
    """A version of a scheme of its own, published unless said otherwise."""
    family = Scheme.objects.filter(code=scheme).first() or actions.start_scheme(
        code=scheme, kind="standard", name_th="เกณฑ์ทดสอบ", by=None
    )
    version = actions.start_version(family, code=code, by=None)
    rubric = reading.read(points() if document is None else document)
    actions.save_version(version, actions.Head(code=code, valid_from=valid_from, **head), rubric, by=None)
    if publish:
        actions.publish_version(version, by=None)
    return Version.objects.get(pk=version.pk)


def make_award(
    product: Product, level: str = "premium", *, valid_from: date = date(2016, 1, 1), **fields: Any
) -> Award:
    """The product may bear the mark from the day on."""
    if not Scheme.objects.filter(code=actions.MARKS).exists():
        actions.load_scheme(actions.MARKS, by=None)
    row = actions.AwardRow(product.pk, level, valid_from, valid_from, **fields)
    return actions.award_mark(row, by=None)


NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)
TODAY = date(2018, 7, 27)
HIGH = {"ก": 5000, "ข.1": 2000, "ข.2": 1000}  # 80 points
LOW = {"ก": 1000, "ข.1": 500, "ข.2": 500}  # 20 points
ANSWERS_B = {"1": "1.1", "2": "2.2", "3": "3.3", "4": "4.2", "5": "5.2"}


def begin(
    version: Version, *assessors: User, product: Product | None = None, by: User | None = None, **fields: Any
) -> Assessment:
    """The product is being assessed, by default by the first assessor's order."""
    return actions.open_assessment(
        product or make_product(), version, assessors=assessors, by=by or assessors[0], **fields
    )


def fill(assessment: Assessment, assessor: User, answers: dict[str, Any], **fields: Any) -> Sheet:
    """The assessor's sheet, handed in."""
    sheet = Sheet.objects.get(assessment=assessment, assessor=assessor, **fields)
    return actions.hand_in(actions.save_sheet(sheet, answers=answers, remarks={}, by=assessor), by=assessor)


def decided(assessment: Assessment, level: str, by: User, **fields: Any) -> Award | None:
    """What the committee decided today."""
    given = {"decided_on": TODAY, "body": "คณะกรรมการ นตผ. จังหวัด", "meeting": "1/2561", **fields}
    return actions.decide(assessment, level=level, by=by, **given)
