"""Trainings for tests, made by the room's own actions."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.producers.models import HeldStandard, Producer, StandardKind
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training.actions import (
    AttendeeRow,
    TrainingRow,
    add_attendees,
    load_topics,
    plan_training,
    record_outcome,
)
from tidtam.work.training.models import Attendee, Outcome, Topic, Training

NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)  # 10.00 in Bangkok, 27 July 2561
HELD = date(2017, 12, 12)

_shades = count(1)


@contextmanager
def on(day: date, hour: int = 9) -> Iterator[datetime]:
    """What happens within happens then."""
    with clock.frozen(datetime.combine(day, time(hour), tzinfo=clock.BANGKOK)) as now:
        yield now


def make_row(**fields) -> TrainingRow:
    """Two days on packaging in อำเภอหนองสองห้อง, in December 2560."""
    load_topics()
    topic = fields.pop("topic", "package")
    given = {
        "title": "พัฒนาบรรจุภัณฑ์ผ้าทอมือ",
        "kind": "training",
        "topic": Topic.objects.get(pk=topic),
        "area": make_area(fields.pop("area", "4015")),
        "place": "ศาลาประชาคมอำเภอหนองสองห้อง",
        "starts_on": HELD,
        "ends_on": date(2017, 12, 13),
        "post": make_post("cdd-4015"),
        "trainers": "ศูนย์ส่งเสริมอุตสาหกรรมภาคที่ 5",
        "budget_code": "33-2.1",
        "budget_name": "พัฒนาศักยภาพผู้ผลิต",
        "budget": 30_000_00,
        "planned": 20,
    }
    given |= {"ends_on": fields["starts_on"]} if "starts_on" in fields else {}
    return TrainingRow(**{**given, **fields})


def make_training(*, by=None, **fields) -> Training:
    return plan_training(make_row(**fields), by=by)


def make_training_of_today(**fields) -> Training:
    """Begun today, over tomorrow."""
    today = clock.today()
    return make_training(starts_on=today, ends_on=today + timedelta(days=1), **fields)


def make_attendee(training: Training | None = None, producer: Producer | None = None, **fields) -> Attendee:
    """Somebody of the producer (a new one) who was there on the first day."""
    training = training or make_training()
    producer = producer or make_producer()
    row = AttendeeRow(producer=producer, days=fields.pop("days", (training.starts_on,)), **fields)
    return add_attendees(training, [row], by=None)[0]


def make_officer(area: str = "40", role: str = "province") -> User:
    return make_user(role, area)


def make_shot() -> File:
    """A picture unlike every other."""
    shade = next(_shades)
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade % 256, shade // 256 % 256, 90)).save(out, "JPEG")
    return store_picture(out.getvalue(), by=None, name="shot.jpg")


def make_outcome(attendee: Attendee | None = None, *, by: User | None = None, **fields) -> Outcome:
    """A new package, with a picture of it; waits for another officer."""
    attendee = attendee or make_attendee()
    given = {"kind": "package", "what": "กล่องใหม่มีหน้าต่าง", "happened_on": date(2018, 2, 1)}
    given |= {"after": [make_shot()]}
    by = by or make_officer("4015", "district")
    return record_outcome(attendee.training, attendee.producer, **{**given, **fields}, by=by)


def make_held(producer: Producer, number: str = "มผช. 17/2561") -> HeldStandard:
    """A community product standard of the producer."""
    kind, _made = StandardKind.objects.get_or_create(
        code="tcps", defaults={"order": 1, "name_th": "มผช.", "name_en": "Community product standard"}
    )
    return HeldStandard.objects.create(producer=producer, kind=kind, number=number, recorded_at=clock.now())
