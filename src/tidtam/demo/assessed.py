"""Assessments of the demo province: several assessors, groups A to D and none, stars, a mark with its certificate.

Invented, the same each time; every one is made by the room's own actions, each step at its own moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tidtam.ground.people.models import User
from tidtam.kit.access import within
from tidtam.kit.clock import BANGKOK
from tidtam.registers.marks import actions
from tidtam.registers.marks.models import Assessment, Version
from tidtam.registers.producers.models import Product

DISTRICT = "4015"
OPENED, DECIDED = date(2018, 7, 3), date(2018, 7, 20)
BODY, MEETING = "คณะอนุกรรมการหนึ่งตำบล หนึ่งผลิตภัณฑ์ จังหวัดขอนแก่น", "1/2561"
SOON = date(2018, 7, 31)
STARS = ("ก", "ข", "ค")
ASSESSORS = ("province", "secretary", "district4015", "executive")

Answers = dict[str, object]


@dataclass(frozen=True)
class Story:
    """One product's assessment. sheets: one per assessor who handed in; level: None while nothing is decided."""

    scheme: str
    sheets: tuple[Answers, ...]
    asked: int
    level: str | None = None
    reason: str = ""
    due_on: date | None = None


def _quadrant(*items: str) -> Answers:
    return dict(zip("12345", items, strict=True))


def _stars(*points: float) -> Answers:
    return {code: round(value * 100) for code, value in zip(STARS, points, strict=True)}


B = _quadrant("1.1", "2.2", "3.3", "4.2", "5.3")
OPEN_ANSWER = _quadrant("1.2", "2.1", "3.1", "4.1", "5.2")
WITHOUT_STANDARD = _quadrant("1.3", "2.2", "3.2", "4.3", "5.1")
PREMIUM: Answers = {"level": "premium"}
CLASSIC: Answers = {"level": "classic"}

STORIES = (
    Story(actions.QUADRANTS, (B, B, {**B, "5": "5.1"}), 3, "B"),
    Story(actions.QUADRANTS, (WITHOUT_STANDARD,) * 3, 3, "D"),
    Story(actions.QUADRANTS, (OPEN_ANSWER, {**OPEN_ANSWER, "3": "3.2"}, OPEN_ANSWER), 3, ""),
    Story(actions.QUADRANTS, (B, {**B, "3": "3.2", "4": "4.3"}), 2),
    Story(actions.MARKS, (PREMIUM, PREMIUM, CLASSIC), 3, "premium"),
    Story(actions.STARS, (_stars(24, 19.5, 36), _stars(22, 20, 34), _stars(25, 21, 38)), 3),
    Story(actions.STARS, (_stars(26, 22, 40), _stars(17, 15, 30)), 4, due_on=SOON),
)
#: Stars awarded two years ago, which end soon or have ended: level, first day.
AWARDED = (("4", date(2016, 9, 3)), ("3", date(2016, 7, 1)))


def build_assessments(users: dict[str, User]) -> None:
    """Assess some products of อ.หนองสองห้อง, each under the scheme of its story."""
    versions = {version.scheme.code: version for version in Version.objects.select_related("scheme")}
    products = _products(len(STORIES) + len(AWARDED))
    people = [User.objects.get(pk=users[name].pk) for name in ASSESSORS]
    for product, story in zip(products, STORIES, strict=False):
        _tell(product, versions[story.scheme], story, people)
    for product, (level, starts) in zip(products[len(STORIES) :], AWARDED, strict=True):
        ends = actions.last_day(versions[actions.STARS], starts)
        row = actions.AwardRow(product.pk, level, starts, starts, valid_until=ends, at=_moment(starts, 0))
        actions.award_marks([row], scheme=actions.STARS, by=None)


def _tell(product: Product, version: Version, story: Story, people: Sequence[User]) -> Assessment:
    officer, asked = people[0], people[: story.asked]
    assessment = actions.open_assessment(
        product, version, assessors=asked, due_on=story.due_on, by=officer, on=OPENED
    )
    for number, (assessor, answers) in enumerate(zip(asked, story.sheets, strict=False)):
        sheet = assessment.sheets.get(assessor=assessor)
        actions.save_sheet(sheet, answers=answers, remarks={}, by=assessor)
        actions.hand_in(sheet, by=assessor, at=_moment(OPENED, 3 + number))
    if story.level is not None:
        actions.decide(
            assessment,
            level=story.level,
            decided_on=DECIDED,
            body=BODY,
            meeting=MEETING,
            reason=story.reason,
            certificate_no=actions.proposed_number(version, DECIDED) if story.level else "",
            by=officer,
            at=_moment(DECIDED, 3),
        )
    return assessment


def _products(count: int) -> list[Product]:
    """The first products of the district's registered producers that bear no mark yet, one of each producer."""
    rows = Product.objects.filter(
        within(DISTRICT, "producer__area_id"), producer__registered_at__isnull=False, awards=None
    ).select_related("producer")
    found: dict[int, Product] = {}
    for product in rows.order_by("producer__code", "pk"):
        found.setdefault(product.producer_id, product)
    return list(found.values())[:count]


def _moment(day: date, later: int) -> datetime:
    return datetime.combine(day + timedelta(days=later), time(10, 30), BANGKOK)
