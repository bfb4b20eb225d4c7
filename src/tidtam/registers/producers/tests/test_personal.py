"""Somebody's data in the register: handed over whole, or erased so that figures stay and nobody is known."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from PIL import Image

from tidtam.ground.files import shelf
from tidtam.ground.files.actions import store, store_picture
from tidtam.ground.files.models import File
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy import refusals
from tidtam.ground.privacy.actions import erase_over, erase_person, export_person, load_rules
from tidtam.ground.privacy.models import Consent, Person, RetentionRule
from tidtam.ground.privacy.queries import fate_of, over, publishes, uses_of
from tidtam.ground.privacy.tests.factories import NAME, PHONE, make_person
from tidtam.ground.privacy.tests.numbers import invented
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, search
from tidtam.registers.producers import actions, personal
from tidtam.registers.producers.models import (
    EntryLink,
    Photo,
    Producer,
    Product,
    Registration,
    RegistrationDocument,
    Round,
)
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db
SHOP, NUMBER, REASON = "ร้านผ้าป้าสมมุติ", invented(12), "เจ้าของข้อมูลยื่นคำขอ"


def make_photo() -> File:
    drawn = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(drawn, "PNG")
    return store_picture(drawn.getvalue(), by=None, name="photo.png")


def theirs(kind: str = "sole", **fields) -> tuple[Person, Producer]:
    """A producer with everything that would tell whose it is."""
    person = make_person(number=NUMBER, email="s@example.org", consents=("phone", "photo"))
    producer = make_producer(kind=kind, name_th=SHOP, name_en="Sommut's", **fields)
    Producer.objects.filter(pk=producer.pk).update(
        person=person, address="99 หมู่ 8", latitude=15.9, longitude=102.8, website="sommut.example",
        story_th="ป้าสมมุติทอผ้ามาสามสิบปี",
    )  # fmt: skip
    product = make_product(producer)
    Product.objects.filter(pk=product.pk).update(story_th="ลายของป้าสมมุติ")
    Photo.objects.create(producer=producer, file=make_photo(), caption_th="ป้าสมมุติ", recorded_at=clock.now())
    registration = Registration.objects.filter(producer=producer).first()
    if registration is not None:
        Registration.objects.filter(pk=registration.pk).update(representative="หลานป้าสมมุติ")
        actions.load_lists()
        for kind_code in ("id", "place"):
            RegistrationDocument.objects.create(
                registration=registration,
                kind_id=kind_code,
                file=store(b"%PDF-1.4 " + kind_code.encode(), name="ป้าสมมุติ.pdf", by=None),
                note="ป้าสมมุติ",
                recorded_at=clock.now(),
            )
        EntryLink.objects.create(
            token_print="x", area_id=producer.area_id, round=Round.objects.first(), producer=producer,
            payload={"name": "ป้าสมมุติ"}, note="ป้าสมมุติ", created_at=clock.now(), expires_at=clock.now(),
        )  # fmt: skip
    producer.refresh_from_db()
    return person, producer


def erase(person: Person, capture, by=None) -> None:
    with capture(execute=True):
        erase_person(person, reason=REASON, by=by)
    person.refresh_from_db()


def test_of_a_sole_owner_nothing_that_names_stays_and_what_is_counted_does(
    django_capture_on_commit_callbacks,
):
    person, producer = theirs()
    before = Registration.objects.values_list("state", "number").get(producer=producer)

    erase(person, django_capture_on_commit_callbacks)

    producer.refresh_from_db()
    assert (producer.name_th, producer.name_en) == (
        f"ผู้ผลิตรายเดียว {producer.code}",
        f"Sole producer {producer.code}",
    )
    everything = [
        *Person.objects.values(), *Producer.objects.values(), *Product.objects.values(), *Photo.objects.values(),
        *Registration.objects.values(), *RegistrationDocument.objects.values(), *EntryLink.objects.values(),
        *Consent.objects.values(), *File.objects.values(),
    ]  # fmt: skip
    kept = str([{k: v for k, v in row.items() if k != "by_label"} for row in everything])
    for told in ("สมมุติ", "sommut", "Sommut", PHONE, "example", NUMBER[-3:] + "'", "99 หมู่", "15.9", "สามสิบปี"):
        assert told not in kept, told
    assert Registration.objects.values_list("state", "number").get(producer=producer) == before
    assert Product.objects.filter(producer=producer).count() == 1
    assert producer.registered_at is not None


def test_the_search_finds_the_erased_one_by_its_number_and_no_longer_by_its_name(
    django_capture_on_commit_callbacks,
):
    person, producer = theirs()
    assert search.found(Producer.objects.all(), "สมมุติ").exists()

    erase(person, django_capture_on_commit_callbacks)

    assert not search.found(Producer.objects.all(), "สมมุติ").exists()
    assert search.found(Producer.objects.all(), producer.code).get() == producer


def test_the_bytes_of_photos_and_papers_leave_the_disk_unless_another_record_shows_them(
    django_capture_on_commit_callbacks,
):
    person, producer = theirs()
    shared = make_photo()
    other = make_producer()
    Photo.objects.create(producer=other, file=shared, recorded_at=clock.now())
    Photo.objects.create(producer=producer, file=shared, recorded_at=clock.now())
    own = [document.file for document in RegistrationDocument.objects.all()]
    paths = [shelf.path_of(file.sha256) for file in own]
    assert all(path.exists() for path in paths)

    erase(person, django_capture_on_commit_callbacks)

    assert not any(path.exists() for path in paths)
    assert shelf.path_of(shared.sha256).exists()
    assert Photo.objects.get().producer == other


def test_a_group_keeps_its_name_story_and_photos_and_loses_papers_of_identity(
    django_capture_on_commit_callbacks,
):
    person, producer = theirs("group")

    erase(person, django_capture_on_commit_callbacks)

    producer.refresh_from_db()
    assert (producer.name_th, producer.address) == (SHOP, "99 หมู่ 8")
    assert Photo.objects.count() == 1
    assert [d.file is None for d in RegistrationDocument.objects.order_by("kind_id")] == [True, False]
    assert Registration.objects.get(producer=producer).representative == ""


def test_consents_end_and_what_was_published_is_gone_at_once(django_capture_on_commit_callbacks):
    person, _producer = theirs()
    assert publishes(person, "phone")

    erase(person, django_capture_on_commit_callbacks)

    assert not publishes(person, "phone")
    assert Consent.objects.filter(withdrawn_at=None).count() == 0
    assert Consent.objects.count() == 2


def test_the_trail_before_and_after_names_nobody(django_capture_on_commit_callbacks):
    person, _producer = theirs()
    erase(person, django_capture_on_commit_callbacks, by=make_user("province", "40", display_name="เจ้าหน้าที่"))

    told = str(list(Entry.objects.filter(verb__startswith="privacy.").values("summary", "detail")))
    told += str(list(Entry.objects.filter(verb__startswith="files.").values("summary", "detail")))
    for identity in ("สมมุติ", PHONE, NUMBER, "example.org"):
        assert identity not in told
    assert Entry.objects.filter(verb="privacy.erase_person").get().detail == {"reason": REASON}


def test_an_account_that_served_only_this_producer_is_shut_and_loses_its_owners_name(
    django_capture_on_commit_callbacks,
):
    person, producer = theirs()
    own = make_user("producer", "4015", username="sommut", display_name="ป้าสมมุติ")
    officer = make_user("district", "4015", username="officer")
    for user in (own, officer):
        actions.add_member(producer, user.pk, by=None)

    erase(person, django_capture_on_commit_callbacks)

    own.refresh_from_db()
    officer.refresh_from_db()
    assert (own.is_active, own.username, own.display_name) == (False, f"erased-{own.pk}", "")
    assert (officer.is_active, officer.username) == (True, "officer")
    assert not producer.members.exists()


def test_erasing_twice_is_refused_and_strangers_erase_nobody(django_capture_on_commit_callbacks):
    person, _producer = theirs()
    for stranger in (make_user("district", "4015"), make_user("province", "41"), make_user("admin")):
        with pytest.raises(refusals.NotEntitled):
            erase_person(person, reason=REASON, by=stranger)
        with pytest.raises(refusals.NotEntitled):
            export_person(person, reason=REASON, by=stranger)

    erase(person, django_capture_on_commit_callbacks)
    with pytest.raises(refusals.Erased):
        erase_person(person, reason=REASON, by=None)


def test_the_preview_says_what_goes_and_what_stays():
    person, producer = theirs()
    told = {room.label: room for room in fate_of(person)}

    assert SHOP in told[str(personal.label)].goes[0]
    assert producer.code in told[str(personal.label)].stays[0]
    assert [use.text for use in uses_of(person)] == [SHOP]


def test_the_archive_holds_all_that_is_kept_and_the_number_by_its_end_only():
    person, producer = theirs()
    made = export_person(person, reason=REASON, by=make_user("province", "40"))

    zipped = zipfile.ZipFile(io.BytesIO(made))
    names = zipped.namelist()
    data = json.loads(zipped.read("data.json"))
    html = zipped.read("index.html").decode()
    assert {"data.json", "index.html", "data.xlsx", "style.css"} <= set(names)
    assert sum(name.startswith("files/") for name in names) == 3
    for told in (NAME, "s@example.org", SHOP, producer.code, "ป้าสมมุติทอผ้ามาสามสิบปี", NUMBER[-1]):
        assert told in str(data)
        assert told.replace("'", "&#x27;") in html
    assert NUMBER not in f"{made!r}{data}{html}"
    assert "มอบข้อมูล" in str(data) or Entry.objects.filter(verb="privacy.export_person").exists()


def test_who_was_struck_off_is_kept_for_the_years_of_the_rule_and_then_owed():
    load_rules()
    rule = RetentionRule.objects.get(code="struck")
    person, producer = theirs()
    struck = datetime(2016, 3, 1, 3, tzinfo=UTC)
    row = actions.StepRow(producer.pk, "2557-2558", "cancelled", struck, "เลิกประกอบการ")
    actions.record_registration_step(row, by=None)

    assert over(rule, now=datetime(2021, 2, 28, tzinfo=UTC)) == []
    assert [one.person for one in over(rule, now=datetime(2021, 3, 2, tzinfo=UTC))] == [person.pk]
    Producer.objects.filter(pk=make_producer().pk).update(person=person)
    assert over(rule, now=datetime(2031, 3, 2, tzinfo=UTC)) == []


@pytest.mark.parametrize(
    ("state", "goes"), [("draft", True), ("", True), ("received", False), ("registered", False)]
)
def test_a_draft_that_nobody_hands_in_goes_by_itself(state, goes):
    load_rules()
    person, _producer = theirs(state=state, at=datetime(2017, 1, 5, 3, tzinfo=UTC))

    with clock.frozen(datetime(2018, 1, 4, tzinfo=UTC)):
        assert erase_over() == 0
    with clock.frozen(datetime(2018, 1, 6, tzinfo=UTC)):
        assert erase_over() == int(goes)
    person.refresh_from_db()
    assert (person.erased_at is not None) == goes


def test_the_trail_knows_a_sole_owners_producer_by_its_number_only():
    _person, producer = theirs()
    product = producer.products.get()
    told = {"name_th": "ร้านสมมุติใหม่", "story_th": "ป้าสมมุติ", "website": "https://sommut.example"}
    actions.change_producer(producer, actions.edits(told), by=None)
    actions.change_product(product, actions.edits({"story_th": "ลายสมมุติ"}), by=None)
    actions.caption_photo(Photo.objects.get(), caption_th="สมมุติกับกี่", by=None)

    kept = str(list(Entry.objects.values("summary", "detail")))
    for identity in ("สมมุติ", "sommut", SHOP):
        assert identity not in kept
    entry = Entry.objects.get(verb="producers.change_producer")
    assert entry.summary == producer.code
    assert set(entry.detail["fields"]) == set(told)


def test_the_trail_of_a_group_says_from_what_to_what():
    _person, producer = theirs("group")
    actions.change_producer(producer, actions.edits({"name_th": "กลุ่มใหม่"}), by=None)

    assert Entry.objects.get(verb="producers.change_producer").detail["changes"] == {
        "name_th": [SHOP, "กลุ่มใหม่"]
    }
