"""The officers' inbox: who sees it, what it asks of the database, what its buttons do."""

import pytest
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.registers.assets.tests.factories import make_photo
from tidtam.work.followup.actions import assign
from tidtam.work.followup.tests.factories import VILLAGE
from tidtam.work.voices.models import State, Voice, VoicePhoto
from tidtam.work.voices.tests.factories import TEXT, make_told
from tidtam.work.voices.tests.test_voices import TODAY


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def test_the_inbox_shows_what_was_told_in_the_area_and_nothing_of_others(client, officer):
    make_told(photos=[make_photo()])
    make_told(area="40250101", text="ที่อื่น")

    shown = client.get(reverse("voices:inbox")).content.decode()

    assert TEXT in shown
    assert "ที่อื่น" not in shown


@pytest.mark.parametrize("name", ["voices:inbox", "voices:aside"])
def test_a_list_asks_no_more_of_the_database_for_three_than_for_one(
    client, officer, name, django_assert_max_num_queries
):
    counts = []
    for _round in range(2):
        make_told()
        with django_assert_max_num_queries(40) as asked:
            client.get(reverse(name))
        counts.append(len(asked))
        make_told()
    assert counts[0] == counts[1]


def test_a_stranger_from_another_district_finds_no_voice_and_no_photo(client):
    voice = make_told(photos=[make_photo()]).voice
    client.force_login(make_user("district", "4025"))

    assert client.get(reverse("voices:voice", args=[voice.pk])).status_code == 404
    assert client.get(reverse("voices:photo", args=[VoicePhoto.objects.get().key])).status_code == 404
    client.post(reverse("voices:aside"), {"chosen": [str(voice.pk), "nonsense"]})
    assert Voice.objects.get().state == State.NEW


def test_one_press_puts_it_on_the_list_as_proposed(client, officer):
    make_post("cdd-4015")
    assign(make_post("deputy-40"), make_area(VILLAGE), starts_on=TODAY, by=make_user("province", "40"))
    voice = make_told(photos=[make_photo()]).voice
    page = client.get(reverse("voices:voice", args=[voice.pk]))
    form = page.context["matter"]
    typed = {form.add_prefix(name): form[name].value() for name in form.fields}
    typed |= {"matter-due_on": "26/8/2561", "matter-answer": "จะซ่อมภายในเดือนหน้า"}

    done = client.post(reverse("voices:voice", args=[voice.pk]), typed)

    voice.refresh_from_db()
    assert done.status_code == 302
    assert (voice.state, voice.answer) == (State.MATTER, "จะซ่อมภายในเดือนหน้า")
    assert client.get(reverse("voices:voice", args=[voice.pk])).status_code == 200


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(client, officer):
    voice = make_told().voice
    typed = {"matter-what": "ซ่อมป้าย", "matter-due_on": "26/8/2561", "matter-severity": "moderate"}

    page = client.post(reverse("voices:voice", args=[voice.pk]), typed)

    assert page.status_code == 422
    assert page.context["matter"].errors["doer"]
    assert page.context["matter"]["what"].value() == "ซ่อมป้าย"


def test_it_can_only_be_answered_or_set_aside(client, officer):
    first, second = make_told().voice, make_told().voice
    client.post(reverse("voices:voice", args=[first.pk]), {"reply": "1", "words-answer": "ซ่อมแล้ว"})
    client.post(reverse("voices:voice", args=[second.pk]), {"set_aside": "1"})

    assert {v.state for v in Voice.objects.all()} == {State.ANSWERED, State.ASIDE}
    assert client.post(reverse("voices:voice", args=[first.pk]), {"set_aside": "1"}).status_code == 404


def test_many_are_set_aside_at_once(client, officer):
    keys = [str(make_told(text=f"spam {number}").voice.pk) for number in range(12)]

    client.post(reverse("voices:aside"), {"chosen": keys[:10]})

    assert Voice.objects.new().count() == 2


def test_an_auditor_reads_and_decides_nothing(client):
    voice = make_told().voice
    client.force_login(make_user("auditor", "40"))

    assert client.get(reverse("voices:voice", args=[voice.pk])).status_code == 200
    assert client.post(reverse("voices:voice", args=[voice.pk]), {"set_aside": "1"}).status_code == 404
