"""From draft to published and back: who may, what the public sees meanwhile, what the trail keeps."""

from datetime import date

import pytest

from tidtam.ground.files.shown import People, Rights
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.actions import PersonRow, withdraw_consent
from tidtam.ground.trail.models import Entry
from tidtam.kit.review.models import State
from tidtam.kit.review.refusals import ChangedMeanwhile, NotReady, OwnWork
from tidtam.registers.assets.tests.factories import make_photo
from tidtam.registers.communities.models import CommunityEditor
from tidtam.registers.tourism import actions, refusals
from tidtam.registers.tourism.actions import PictureRow
from tidtam.registers.tourism.content import DateRow, OfferRow, offer_row, page_row
from tidtam.registers.tourism.models import Kind, Offer, Picture, Recurs, VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page


def editor_of(page):
    user = make_user()
    CommunityEditor.objects.create(community=page.community, user=user)
    return user


def test_a_page_goes_from_its_village_over_a_reviewer_to_the_public():
    page = make_page()
    editor, officer = editor_of(page), make_user("district", "4015")

    page = actions.change_page(page, TOLD._replace(story_th="เล่าใหม่"), version=page.version, by=editor)
    page = actions.send(page, by=editor)
    assert list(public.pages()) == []

    actions.approve(page, version=page.version, by=officer)
    assert [one.story_th for one in public.pages()] == ["เล่าใหม่"]
    said = list(Entry.objects.filter(subject=f"tourism.villagepage:{page.pk}").values_list("verb", flat=True))
    assert said == ["tourism.begin", "tourism.change", "tourism.send", "tourism.publish"]


def test_nobody_reviews_what_he_wrote():
    page = make_page()
    officer = make_user("district", "4015")
    page = actions.change_page(page, TOLD._replace(story_th="เล่าใหม่"), version=page.version, by=officer)
    page = actions.send(page, by=officer)

    with pytest.raises(OwnWork):
        actions.approve(page, version=page.version, by=officer)
    assert VillagePage.objects.get().state == State.REVIEW


def test_another_districts_officer_changes_and_reviews_nothing():
    page = actions.send(make_page(), by=None)
    other = make_user("district", "4025")

    for attempt in (
        lambda: actions.change_page(page, TOLD, version=page.version, by=other),
        lambda: actions.approve(page, version=page.version, by=other),
        lambda: actions.send_back(page, note="ไม่ครบ", by=other),
        lambda: make_offer(page) and actions.add_offer(page, OfferRow("dish", "ลาบ"), by=other),
    ):
        with pytest.raises(refusals.NotEntitled):
            attempt()


def test_a_public_page_stays_as_it_is_while_a_draft_of_it_is_written():
    page = make_page(published=True)
    editor = editor_of(page)

    draft = actions.change_page(page, TOLD._replace(story_th="ใหม่กว่า"), version=page.version, by=editor)

    assert draft.pk != page.pk
    assert draft.draft_of == page
    assert [one.story_th for one in public.pages()] == [TOLD.story_th]

    again = actions.change_page(page, TOLD._replace(story_th="ใหม่สุด"), version=draft.version, by=editor)
    assert again.pk == draft.pk

    sent = actions.send(again, by=editor)
    actions.approve(sent, version=sent.version, by=make_user("district", "4015"))
    assert [(one.pk, one.story_th) for one in public.pages()] == [(page.pk, "ใหม่สุด")]
    assert VillagePage.objects.count() == 1


def test_a_reviewer_approves_only_what_he_saw():
    page = actions.send(make_page(), by=None)
    seen = page.version
    page = actions.change_page(page, TOLD._replace(story_th="แก้อีก"), version=seen, by=None)
    page = actions.send(page, by=None)

    with pytest.raises(ChangedMeanwhile):
        actions.approve(page, version=seen, by=make_user("district", "4015"))


def test_two_peoples_changes_do_not_meet_silently():
    page = make_page()
    actions.change_page(page, TOLD._replace(story_th="หนึ่ง"), version=page.version, by=None)

    with pytest.raises(ChangedMeanwhile):
        actions.change_page(page, TOLD._replace(story_th="สอง"), version=page.version, by=None)
    assert VillagePage.objects.get().story_th == "หนึ่ง"


def test_a_page_without_its_story_is_not_sent_and_says_what_is_missing():
    page = make_page(row=TOLD._replace(story_th="", access_th=""))

    with pytest.raises(NotReady) as refused:
        actions.send(page, by=None)
    assert str(refused.value.messages[0]).count(",") == 1


def test_a_withdrawn_page_takes_all_that_it_offers_with_it():
    page = make_page(published=True)
    make_offer(page, published=True)
    assert public.offers().count() == 1

    actions.withdraw(page, reason="ปิดปรับปรุง", by=make_user("district", "4015"))

    assert public.offers().count() == 0
    assert public.pages().count() == 0


def test_a_copy_never_carries_published_along():
    page, other = make_page(published=True), make_page("40150605")
    dish = make_offer(page, published=True)

    made = actions.copy_offer(dish, other, by=None)

    assert (made.state, made.published_at, made.page) == (State.DRAFT, None, other)
    assert made.name_th == dish.name_th
    assert Offer.objects.get(pk=dish.pk).state == State.PUBLISHED


def test_pictures_are_shown_only_by_right_and_with_leave_and_keep_their_address():
    page = make_page(published=True)
    dish = make_offer(page, published=True)
    allowed = PictureRow(rights=Rights.OURS, people=People.NOBODY)
    actions.add_pictures(dish, [make_photo()], allowed, by=None)
    assert Picture.objects.published().count() == 0, "the draft's picture is not public"

    draft = actions.send(Offer.objects.get(draft_of=dish), by=None)
    actions.approve(draft, version=draft.version, by=None)
    shown = Picture.objects.published().get()
    address = shown.key

    draft = actions.change_offer(
        dish, offer_row(dish)._replace(text_th="ใหม่"), version=draft.version, by=None
    )
    draft = actions.send(draft, by=None)
    actions.approve(draft, version=draft.version, by=None)
    assert Picture.objects.published().get().key == address

    for refused in (PictureRow(rights=Rights.UNKNOWN, people=People.NOBODY), PictureRow(rights=Rights.OURS)):
        other = make_offer(page)
        actions.add_pictures(other, [make_photo()], refused, by=None)
        other = actions.send(Offer.objects.get(pk=other.pk), by=None)
        actions.approve(other, version=other.version, by=None)
    assert [one.key for one in Picture.objects.published()] == [address]


def test_who_objects_to_a_picture_is_hidden_at_once():
    page = make_page()
    actions.add_pictures(page, [make_photo()], PictureRow(rights=Rights.OURS, people=People.AGREED), by=None)
    page = actions.send(VillagePage.objects.get(), by=None)
    actions.approve(page, version=page.version, by=None)
    picture = Picture.objects.published().get()

    draft = actions.change_page(
        page, page_row(page)._replace(tagline_th="ใหม่"), version=page.version, by=editor_of(page)
    )

    actions.hide_picture(picture, by=editor_of(page))

    assert Picture.objects.published().count() == 0
    draft = actions.send(VillagePage.objects.get(pk=draft.pk), by=None)
    actions.approve(draft, version=draft.version, by=None)
    assert Picture.objects.published().count() == 0, "it came back with the draft"


def test_the_coordinator_is_shown_as_far_as_he_allows():
    page = make_page(published=True)
    person = actions.set_coordinator(
        page,
        PersonRow(name_th="สมศรี ใจดี", phone="0812345678", line_id="somsri"),
        consents={"phone"},
        how="หนังสือยินยอม",
        by=editor_of(page),
    )

    page = public.pages().get()
    assert public.contact_of(page) == ("", "0812345678", "")

    withdraw_consent(person, "phone", how="โทรแจ้ง", by=None)
    assert public.contact_of(page) is None


def test_a_village_says_at_once_that_it_receives_nobody():
    page = make_page(published=True)
    draft = actions.change_page(page, TOLD._replace(story_th="ใหม่"), version=page.version, by=None)

    actions.receive(page, "paused", by=editor_of(page))

    assert not public.receiving().exists()
    assert page_row(VillagePage.objects.get(pk=draft.pk)).receives == "paused"


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2018, 7, 1), date(2018, 7, 31), []),
        (date(2018, 11, 1), date(2018, 12, 31), [2018]),
        (date(2018, 12, 31), date(2019, 12, 31), [2018, 2019]),
        (date(2019, 1, 1), date(2019, 1, 1), [2018]),
        (date(2019, 1, 3), date(2019, 11, 1), []),
    ],
)
def test_a_yearly_feast_over_new_year_comes_in_every_year(first, last, years):
    page = make_page(published=True)
    days = [DateRow(date(2017, 12, 30), date(2018, 1, 2))]
    make_offer(page, kind=Kind.EVENT, recurs=Recurs.YEARLY, dates=days, published=True)

    assert [one.starts_on.year for one in public.events_between(first, last)] == years


def test_a_moving_feast_comes_on_the_days_that_were_entered_and_no_others():
    page = make_page(published=True)
    days = [DateRow(date(2018, 10, 24), date(2018, 10, 24)), DateRow(date(2019, 10, 13), date(2019, 10, 13))]
    make_offer(page, kind=Kind.EVENT, recurs=Recurs.MOVING, dates=days, published=True)

    found = public.events_between(date(2018, 1, 1), date(2020, 12, 31))
    assert [one.starts_on for one in found] == [date(2018, 10, 24), date(2019, 10, 13)]


@pytest.mark.parametrize(("days_ago", "state"), [(0, "done"), (180, "done"), (181, "soon"), (366, "late")])
def test_freshness_says_how_old_the_word_of_the_place_is(days_ago, state):
    page = make_page(published=True)
    from datetime import timedelta

    from tidtam.kit import clock

    page = actions.verify_page(page, on=clock.today() - timedelta(days=days_ago), by=None)
    assert public.freshness(page).state == state
