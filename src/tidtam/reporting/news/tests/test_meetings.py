"""News of a meeting."""

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.review.models import State
from tidtam.reporting.meetings.actions import publish_resolution
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests.factories import (
    make_ask,
    make_community,
    make_meeting,
    make_resolution,
    make_standards,
)
from tidtam.reporting.news import actions, refusals


@pytest.fixture
def meeting():
    """Its minutes are approved; of two resolutions one is public."""
    make_standards()
    make_community()
    made = make_meeting()
    told = make_resolution(made, make_ask())
    make_resolution(made, text="เรื่องภายใน")
    Meeting.objects.filter(pk=made.pk).update(state=Meeting.State.APPROVED)
    publish_resolution(told, by=None)
    return Meeting.objects.get(pk=made.pk)


def test_a_draft_tells_what_was_published_and_nothing_else(meeting):
    secretary = make_user("secretary", "40")
    article = actions.draft_of_meeting(meeting, by=secretary)
    assert article.state == State.DRAFT
    assert article.meeting == meeting
    assert "มอบหมายให้พัฒนาการอำเภอดำเนินการให้แล้วเสร็จ" in article.body_th
    assert "เรื่องภายใน" not in article.body_th
    assert "1/2561" in article.title_th
    assert "20 กรกฎาคม 2561" in article.lead_th
    assert list(article.villages.values_list("area_id", flat=True)) == ["40150604"]


def test_a_meeting_without_approved_minutes_makes_no_news(meeting):
    Meeting.objects.update(state=Meeting.State.DRAFTED)
    with pytest.raises(refusals.NotApprovedMeeting):
        actions.draft_of_meeting(Meeting.objects.get(), by=None)


def test_who_is_of_another_province_drafts_nothing(meeting):
    with pytest.raises(refusals.NotEntitled):
        actions.draft_of_meeting(meeting, by=make_user("secretary", "41"))


def test_the_secretary_does_not_publish_it(meeting):
    secretary = make_user("secretary", "40")
    article = actions.draft_of_meeting(meeting, by=secretary)
    row = actions.change_article(article, _with_author(article), version=article.version, by=secretary)
    sent = actions.send(row, by=secretary)
    with pytest.raises(refusals.NotEntitled):
        actions.approve(sent, version=sent.version, by=secretary)
    assert (
        actions.approve(sent, version=sent.version, by=make_user("province", "40")).published_at
        == clock.now()
    )


def _with_author(article):
    from tidtam.ground.people.tests.factories import make_post
    from tidtam.reporting.news.content import row_of

    return row_of(article)._replace(authors=(make_post("sec-40"),))
