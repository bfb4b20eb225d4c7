"""What a visitor tells becomes the matter of the right post, or is answered, and the visitor can read it."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail.models import Entry
from tidtam.registers.assets.tests.factories import make_asset, make_photo
from tidtam.work.followup.actions import assign, drop
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import VILLAGE
from tidtam.work.voices import actions, personal, queries, refusals
from tidtam.work.voices.dues import dues
from tidtam.work.voices.models import State, Voice, VoicePhoto
from tidtam.work.voices.tests.factories import TEXT, make_told

TODAY = date(2018, 7, 27)


@pytest.fixture
def officer():
    return make_user("province", "40")


@pytest.fixture
def watched(officer):
    """The district's post, and the one that follows the village up."""
    assign(make_post("deputy-40"), make_area(VILLAGE), starts_on=TODAY - timedelta(days=30), by=officer)
    return make_post("cdd-4015")


def take(voice, by, **changed):
    return actions.make_matter(voice, **(actions.proposed(voice)._asdict() | changed), by=by)


def test_a_broken_sign_becomes_a_matter_of_the_districts_post_followed_up_by_who_is_assigned(
    officer, watched
):
    asset = make_asset(VILLAGE)
    told = make_told(subject=f"assets.asset:{asset.key}")

    action = take(told.voice, officer)

    assert action.what == f"{asset.name}: {TEXT}"
    assert (action.doer, action.follower.code, action.asset) == (watched, "deputy-40", asset)
    assert action.due_on == TODAY + timedelta(days=30)
    assert action.origin_link == f"/desk/voices/{told.voice.pk}/"
    voice = queries.by_token(told.token)
    assert (voice.state, voice.action) == (State.MATTER, action)
    assert queries.standing(voice).state == "going"


def test_a_second_word_about_the_same_sign_joins_the_matter_that_stands(officer, watched):
    subject = f"assets.asset:{make_asset(VILLAGE).key}"
    first, second = make_told(subject=subject), make_told(subject=subject, text="ป้ายเดิมยังล้มอยู่")

    assert take(first.voice, officer) == take(second.voice, officer)
    assert Action.objects.count() == 1


def test_the_visitor_reads_that_it_was_dropped_too(officer, watched):
    told = make_told()
    drop(take(told.voice, officer), reason="ถนนนี้ปิดแล้ว", by=officer)

    assert queries.standing(queries.by_token(told.token)).state == "none"


def test_the_same_form_sent_twice_tells_once():
    id, area = uuid.uuid4(), make_area(VILLAGE)
    first = actions.tell(id, kind="broken", text=TEXT, area=area)
    again = actions.tell(id, kind="broken", text=TEXT, area=area)

    assert first.voice == again.voice
    assert again.token == ""
    assert Voice.objects.count() == 1


def test_nothing_said_and_nothing_shown_is_refused():
    with pytest.raises(refusals.NothingTold):
        make_told(text=" \u200b ")
    assert make_told(text="", photos=[make_photo()]).voice.photos.count() == 1


def test_it_is_decided_once_and_by_who_looks_after_the_place(officer, watched):
    voice = make_told().voice
    with pytest.raises(refusals.NotEntitled):
        actions.answer(voice, answer="ซ่อมแล้ว", by=make_user("district", "4025"))
    with pytest.raises(refusals.WordsMissing):
        actions.answer(voice, answer=" ", by=officer)
    actions.answer(voice, answer="ซ่อมแล้ว", by=officer)
    with pytest.raises(refusals.Decided):
        take(voice, officer)
    assert Entry.objects.about(voice.subject).first().verb == "voices.answered"


def test_who_is_assigned_to_the_place_may_decide(watched):
    voice = make_told().voice

    actions.answer(voice, answer="แก้ไขแล้ว", by=make_user("assigned", VILLAGE))

    voice.refresh_from_db()
    assert voice.state == State.ANSWERED


def test_no_matter_without_a_post_for_each_part(officer):
    voice = make_told().voice
    with pytest.raises(refusals.NobodyToDo):
        take(voice, officer, doer=None)
    with pytest.raises(refusals.NobodyToFollow):
        take(voice, officer, doer=make_post("cdd-4015"), follower=None)


def test_what_is_set_aside_stays_without_its_pictures(officer):
    voice = make_told(photos=[make_photo()]).voice

    assert actions.set_aside([voice], by=officer) == 1
    voice.refresh_from_db()
    assert (voice.state, voice.text) == (State.ASIDE, TEXT)
    assert not VoicePhoto.objects.exists()


def test_the_database_knows_no_matter_without_an_action():
    voice = make_told().voice
    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.filter(pk=voice.pk).update(state="matter", decided_at=voice.told_at)


def test_a_contact_is_kept_with_people_and_erased_with_them(officer):
    told = make_told(name="สมชาย ใจดี", contact="081 234 5678", photos=[make_photo()])
    person = told.voice.person
    assert (person.phone, person.area) == ("0812345678", VILLAGE)
    assert "0812345678" not in str(Entry.objects.values_list("detail", "summary"))
    assert personal.uses(person)
    assert personal.files(person).count() == 1
    assert personal.fate(person).goes

    personal.erase(person, by=officer)

    told.voice.refresh_from_db()
    assert told.voice.text == ""
    assert not told.voice.photos.exists()
    assert Voice.objects.count() == 1


@pytest.mark.parametrize("contact", ["not a number", "12345", "a@b", "x@y@z.th"])
def test_a_contact_that_reaches_nobody_is_refused_at_its_field(contact):
    with pytest.raises(refusals.ContactUnreadable), transaction.atomic():
        make_told(contact=contact)
    assert not Person.objects.exists()


def test_it_is_owed_by_the_districts_post_within_seven_days(officer, watched):
    voice = make_told().voice

    (due,) = dues(officer)

    assert (due.post_code, due.due) == ("cdd-4015", TODAY + timedelta(days=7))
    assert TEXT not in due.what
    actions.answer(voice, answer="ซ่อมแล้ว", by=officer)
    assert dues(officer) == []
    assert dues(make_user("district", "4025")) == []


def test_a_position_finds_the_nearest_village_and_none_from_afar():
    area = make_area(VILLAGE)
    area.latitude, area.longitude = 15.7, 102.8
    area.save()

    assert queries.place_of((15.71, 102.81)) == area
    assert queries.place_of((15.9, 102.8)) is None
