"""A resolution is public only when it was published, and says nothing of persons."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.reporting.meetings import actions, refusals
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/desk/meetings/otop-40/2561/1/publish/"
PUBLIC = ("/open/resolutions/", "/open/resolutions.json", "/open/resolutions.csv")
TEXT, OTHER = "มอบหมายให้ติดตั้งป้ายบอกเส้นทาง", "รับทราบเรื่องภายใน"


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    """1/2561 with two resolutions; one village was asked, by a post that a person with a name holds."""
    factories.make_standards()
    committee = factories.make_committee()
    make_post("cdd-4015", holder=make_user("district", "4015", display_name="นายสมมติ ลับมาก"))
    row = factories.make_meeting(committee)
    actions.open_meeting(row, at=factories.FIRST_DAY, by=None)
    factories.make_resolution(row, factories.make_ask("40150604"), text=TEXT)
    factories.make_resolution(row, kind="noted", text=OTHER)
    return actions.close_meeting(row, at=factories.FIRST_DAY + timedelta(hours=2), by=None)


@pytest.fixture
def approved(meeting: Meeting) -> Meeting:
    minutes = actions.draft_minutes(meeting, by=None)
    later = factories.make_meeting(meeting.committee, starts_at=factories.NOW - timedelta(hours=1))
    actions.open_meeting(later, by=None)
    actions.approve_minutes(minutes, in_meeting=later, by=None)
    return meeting


def first() -> Resolution:
    return Resolution.objects.get(text_th=TEXT)


def read(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_what_was_published_can_be_read(approved: Meeting) -> None:
    assert not any(TEXT in read(path) for path in PUBLIC)

    actions.publish_resolution(first(), by=factories.make_secretary())

    for path in PUBLIC:
        assert TEXT in read(path), path
        assert OTHER not in read(path), path


def test_nothing_is_published_before_its_minutes_are_approved(meeting: Meeting) -> None:
    with pytest.raises(refusals.NotApproved):
        actions.publish_resolution(first(), by=None)
    with pytest.raises(refusals.NotEntitled):
        actions.publish_resolution(first(), by=factories.make_secretary("41"))
    assert first().published_at is None


def test_taking_back_needs_a_reason_and_leaves_it_in_the_trail(approved: Meeting) -> None:
    actions.publish_resolution(first(), by=None)
    with pytest.raises(refusals.ReasonMissing):
        actions.unpublish_resolution(first(), reason=" ", by=None)

    actions.unpublish_resolution(first(), reason="ยังมีข้อโต้แย้ง", by=None)

    assert not any(TEXT in read(path) for path in PUBLIC)
    assert Entry.objects.filter(verb="meetings.unpublish", detail__reason="ยังมีข้อโต้แย้ง").exists()


def test_the_record_names_posts_places_and_counts_and_no_person(approved: Meeting) -> None:
    actions.publish_resolution(first(), by=factories.make_secretary())

    (one,) = json.loads(read(PUBLIC[1]))["resolutions"]

    assert one["id"] == "otop-40-2561-1-5-1"
    assert one["areas"] == [{"code": "40150604", "name": one["areas"][0]["name"]}]
    assert one["responsible"][0].startswith("พัฒนาการอำเภอ") or one["responsible"]
    assert one["matters"] == {"asked": 1, "done": 0, "dropped": 0, "open": 1, "late": 0}
    assert (one["held_on"], one["effective_on"], one["due_on"]) == ("2018-07-20", "2018-07-20", "2018-08-31")
    for path in PUBLIC:
        assert "ลับมาก" not in read(path)
        assert "published_by" not in read(path)


def test_a_spreadsheet_takes_no_text_for_a_formula(approved: Meeting) -> None:
    Resolution.objects.filter(pk=first().pk).update(
        text_th="=HYPERLINK(1)", published_at=factories.NOW, published_by="x"
    )

    rows = list(csv.DictReader(io.StringIO(read(PUBLIC[2]).lstrip("\ufeff"))))

    assert rows[0]["text"] == "'=HYPERLINK(1)"
    assert rows[0]["licence"] == "CC BY 4.0"


@pytest.mark.parametrize("query", ["body=otop-40&year=2561", "year=x", "page=999", "body=%00", "year=٢٥٦١"])
def test_what_is_asked_oddly_is_answered_all_the_same(approved: Meeting, query: str) -> None:
    actions.publish_resolution(first(), by=None)
    for path in PUBLIC:
        assert Client().get(f"{path}?{query}").status_code in (200, 400)


def test_another_body_or_year_leaves_it_out(approved: Meeting) -> None:
    actions.publish_resolution(first(), by=None)

    assert TEXT in read(f"{PUBLIC[0]}?body=otop-40&year=2561")
    assert TEXT not in read(f"{PUBLIC[0]}?body=silk-40")
    assert TEXT not in read(f"{PUBLIC[1]}?year=2560")


def test_the_page_asks_the_same_for_few_as_for_many(approved: Meeting) -> None:
    Resolution.objects.update(published_at=factories.NOW, published_by="x")

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(PUBLIC[0]).status_code == 200
        return len(queries)

    many = counted()
    Resolution.objects.filter(text_th=OTHER).update(published_at=None, published_by="")
    assert counted() == many <= 6


def test_the_secretary_publishes_on_the_screen(approved: Meeting) -> None:
    client = Client()
    client.force_login(factories.make_secretary())
    assert "ยังไม่เผยแพร่" in client.get(PAGE).content.decode()

    client.post(f"{PAGE}{first().pk}/", {"do": "publish"})
    assert first().published_at == factories.NOW
    client.post(f"{PAGE}{first().pk}/", {"do": "unpublish", "reason": ""})
    assert first().published_at is not None
    client.post(f"{PAGE}{first().pk}/", {"do": "unpublish", "reason": "พิมพ์ผิด"})
    assert first().published_at is None
    other = factories.make_meeting(factories.make_committee("silk-40"))
    foreign = factories.make_resolution(other, text="ของคณะอื่น")
    assert client.post(f"{PAGE}{foreign.pk}/", {"do": "publish"}).status_code == 404
