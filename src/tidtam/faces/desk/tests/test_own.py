"""The first page of those who see only what is theirs, and of the executive."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.communities.models import Community, CommunityEditor
from tidtam.registers.producers.models import Producer, ProducerMember
from tidtam.reporting.meetings.tests.factories import (
    NOW,
    SECOND_DAY,
    make_committee,
    make_meeting,
    make_member,
    make_standards,
)
from tidtam.work.followup.tests.factories import make_action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def home(client: Client, **query: str) -> str:
    response = client.get(reverse("desk:home"), query)
    assert response.status_code == 200
    return response.content.decode()


def make_producer(code: str, name: str) -> Producer:
    return Producer.objects.create(
        code=code, kind="group", name_th=name, area=make_area("40150604"), sort_key=name, recorded_at=NOW
    )


def test_strangers_are_sent_to_log_in(client: Client) -> None:
    for name in ("home", "summary", "own"):
        response = client.get(reverse(f"desk:{name}"))
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


def test_a_producer_begins_with_the_own_card_and_sees_no_other(client: Client) -> None:
    user = make_user("producer", "4015")
    ProducerMember.objects.create(producer=make_producer("1", "กลุ่มทอผ้าของฉัน"), user=user)
    make_producer("2", "กลุ่มของคนอื่น")
    client.force_login(user)
    html = home(client)
    assert "กลุ่มทอผ้าของฉัน" in html
    assert "กลุ่มของคนอื่น" not in html
    assert client.get(reverse("desk:summary")).status_code == 404


def test_a_community_editor_begins_with_the_villages_actions(client: Client) -> None:
    user = make_user("village", "40150604")
    community = Community.objects.create(area=make_area("40150604"), joined_on=date(2017, 10, 1))
    CommunityEditor.objects.create(community=community, user=user)
    make_action("ติดตั้งป้ายบ้านเรา", village="40150604")
    make_action("ป้ายหมู่บ้านอื่น", village="40250505")
    client.force_login(user)
    html = home(client)
    assert html.count("ติดตั้งป้ายบ้านเรา") == 1
    assert "ป้ายหมู่บ้านอื่น" not in html


def test_a_member_begins_with_the_own_committees_meetings(client: Client) -> None:
    committee = make_committee()
    meeting = make_meeting(committee, starts_at=SECOND_DAY)
    make_meeting(make_committee("other-40"))
    client.force_login(make_member(committee))
    html = home(client)
    assert meeting.reference in html
    assert "other-40" not in html


def test_who_has_nothing_is_told_whom_to_ask(client: Client) -> None:
    client.force_login(make_user())
    assert "โปรดติดต่อเจ้าหน้าที่จังหวัด" in home(client)


def test_the_executive_begins_with_the_one_page_and_can_go_to_the_desk(client: Client) -> None:
    make_standards()
    make_meeting(starts_at=SECOND_DAY)
    make_action(village="40150604")
    client.force_login(make_user("executive", "40"))
    html = home(client)
    assert "สรุปสำหรับผู้บริหาร" in html
    assert "1/2561 · 24 ส.ค. 61" in html
    assert "data-print" in html
    assert "data-print" not in home(client, area="40")
