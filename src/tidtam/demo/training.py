"""The demo's trainings: planned, held, looked at half a year later; by the rooms' own actions, each in its time."""

from collections.abc import Callable
from datetime import date, timedelta

from tidtam.demo import courses, packages
from tidtam.demo.courses import COURSES, Course
from tidtam.demo.field import at, key
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock, money
from tidtam.kit.access import within
from tidtam.registers.producers.actions.held import StandardRow, hold_standard
from tidtam.registers.producers.models import Producer
from tidtam.work.plan.models import WorkItem
from tidtam.work.training.actions import (
    AttendeeRow,
    TrainingRow,
    add_attendees,
    cancel_training,
    check_outcome,
    load_topics,
    plan_training,
    record_outcome,
    record_unchanged,
    sign_in,
)
from tidtam.work.training.models import Topic, Training

BOOKS = date(2017, 10, 9)  # since when the offices enter trainings; what was held before is entered then
LOOKED_ON, CHECKED_ON = date(2018, 7, 3), date(2018, 7, 18)
BUDGET_CODE, BUDGET_NAME = "2.1.3 (1)", "พัฒนาศักยภาพผู้ผลิต ผู้ประกอบการชุมชน"
Progress = Callable[[int, int], None]


def build_trainings(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """Eight trainings: four with what came of them, one without its list, one going on, one to come, one called off."""
    load_topics()
    for done, course in enumerate(COURSES, 1):
        _Held(course, posts, users).tell()
        progress(done, len(COURSES))


class _Held:
    """One training and the people who act in it."""

    def __init__(self, course: Course, posts: dict[str, Post], users: dict[str, User]) -> None:
        self.course = course
        self.post = posts["officer-40" if course.area == "40" else f"cdd-{course.area}"]
        self.province = users["province"]
        self.office = users.get(f"district{course.area}", self.province)

    def tell(self) -> None:
        course = self.course
        with at(max(min(course.starts_on, date(2018, 7, 20)) - timedelta(days=20), BOOKS)):
            training = self.plan()
        if course.reason:
            with at(course.starts_on - timedelta(days=5)):
                cancel_training(training, reason=course.reason, by=self.office)
        producers = self.producers()
        if producers:
            with at(max(min(course.ends_on, date(2018, 7, 26)), BOOKS), 16):
                self.list(training, producers)
        for letter, producer in zip(course.came, producers, strict=True):
            self.look(training, producer, letter)
        for number in range(course.phones):
            with at(date(2018, 7, 27), 8, 40 + number):
                self.sign(training, number)

    def plan(self) -> Training:
        course = self.course
        row = TrainingRow(
            title=course.title,
            kind=course.kind,
            topic=Topic.objects.get(pk=course.topic),
            area=Area.objects.get(pk=course.area),
            place=course.place,
            starts_on=course.starts_on,
            ends_on=course.ends_on,
            post=self.post,
            trainers=course.trainers,
            budget_code=BUDGET_CODE,
            budget_name=BUDGET_NAME,
            budget=money.baht(course.budget),
            work_item=WorkItem.objects.get(programme__fiscal_year=2561, code="producers"),
            planned=course.planned,
        )
        return plan_training(row, by=self.office)

    def producers(self) -> list[Producer]:
        """The first of the area by number, of a province every twentieth."""
        rows = Producer.objects.filter(
            within(self.course.area, "area_id"), registered_at__lt=clock.now(), struck_at=None
        ).order_by("code")
        if self.course.category:
            rows = rows.filter(products__category=self.course.category).distinct()
        every = 20 if self.course.area == "40" else 1
        return list(rows[: len(self.course.came) * every : every])

    def list(self, training: Training, producers: list[Producer]) -> None:
        """Most were there on every day so far, every fifth missed the last."""
        days = [day for day in training.days if day <= clock.today()]
        rows = [
            AttendeeRow(
                name=_name(training.pk + number),
                producer=producer,
                phone=f"0800{training.pk:02}{number:04}",
                days=tuple(days[:-1] if number % 5 == 4 and len(days) > 1 else days),
            )
            for number, producer in enumerate(producers)
        ]
        add_attendees(training, rows, how="sheet" if training.is_over else "officer", by=self.office)

    def look(self, training: Training, producer: Producer, letter: str) -> None:
        """What the training's office recorded, and what the province's officer saw two weeks later."""
        officer = self.office
        if letter == "u":
            with at(LOOKED_ON, 11):
                record_unchanged(training, [producer], happened_on=LOOKED_ON, note="ยังใช้แบบเดิม", by=officer)
        if letter == "S":
            self.standard(training, producer)
        if letter not in courses.SAID:
            return
        kind, what = courses.SAID[letter]
        seed = f"{training.code} {producer.code}"
        with at(LOOKED_ON, 10):
            outcome = record_outcome(
                training,
                producer,
                kind=kind,
                what=what,
                happened_on=training.ends_on + timedelta(days=45) if letter != "p" else LOOKED_ON,
                product=producer.products.order_by("pk").first(),
                before=[store_picture(packages.before(seed), by=officer, name="before.jpg")],
                after=[store_picture(packages.after(seed), by=officer, name="after.jpg")],
                by=officer,
            )
        if letter in "PBx":
            with at(CHECKED_ON, 14):
                found = letter != "x"
                note = courses.SEEN if found else courses.NOT_SEEN
                check_outcome(outcome, found=found, checked_on=CHECKED_ON, note=note, by=self.province)

    def standard(self, training: Training, producer: Producer) -> None:
        """A community product standard that the group was granted in the spring."""
        with at(LOOKED_ON, 13):
            row = StandardRow("tcps", courses.STANDARD, date(2018, 4, 20), date(2021, 4, 19))
            held = hold_standard(producer, row, by=self.office)
            outcome = record_outcome(
                training, producer, kind="standard", happened_on=date(2018, 4, 20), held=held, by=self.office
            )
        with at(CHECKED_ON, 15):
            note = courses.STANDARD_SEEN
            check_outcome(outcome, found=True, checked_on=CHECKED_ON, note=note, by=self.province)

    def sign(self, training: Training, number: int) -> None:
        sign_in(
            training,
            id=key("sign", training.code, str(number)),
            name=_name(50 + number),
            phone=f"080099{number:04}",
            producer=None,
            said=("กลุ่มแปรรูปกล้วย", "ร้านขนมบ้านป้า", "กลุ่มจักสานกก")[number % 3],
            village="บ้านวังคูณ หมู่ 4",
        )


def _name(number: int) -> str:
    return f"{courses.FIRST_NAMES[number % len(courses.FIRST_NAMES)]} {courses.SURNAME} {number}"
