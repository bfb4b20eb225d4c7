"""The screens of villages and offers, as those use them who write, review and look."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit.review.models import State
from tidtam.registers.communities.models import CommunityEditor
from tidtam.registers.communities.tests.factories import make_community
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.models import Offer, Picture, VillagePage
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page, make_shown

CODE = "40150604"


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def editor(client, community):
    user = make_user()
    CommunityEditor.objects.create(community=community, user=user)
    client.force_login(user)
    return user


def at(name, *args):
    return reverse(f"tourism:{name}", args=args)


def typed(**changed):
    said = {**TOLD._asdict(), "version": 1, "draft": "6f1f1a52-0d64-4b8e-9f6c-6b9a3f3f6f11", **changed}
    return {name: value for name, value in said.items() if value not in (None, ())}


def test_a_villages_editor_brings_its_page_from_nothing_to_a_review(client):
    community = make_community(CODE)
    editor(client, community)

    client.post(at("page_step", CODE, "begin"))
    answer = client.post(at("edit", CODE), typed(guide_fee="300", months=["1", "2"]))
    assert answer.status_code == 302
    client.post(at("page_step", CODE, "send"))

    page = VillagePage.objects.get()
    assert (page.state, page.guide_fee, page.months) == (State.REVIEW, 300_00, [1, 2])
    client.post(at("page_step", CODE, "approve"), {"version": page.version})
    page.refresh_from_db()
    assert page.state == State.REVIEW, "no editor publishes"

    client.force_login(make_user("district", "4015"))
    assert "อนุมัติและเผยแพร่" in client.get(at("village", CODE)).content.decode()
    client.post(at("page_step", CODE, "approve"), {"version": page.version})
    page.refresh_from_db()
    assert page.state == State.PUBLISHED


def test_another_districts_officer_finds_no_such_village(client):
    make_shown(make_community(CODE))
    offer = Offer.objects.filter(state=State.PUBLISHED).get()
    client.force_login(make_user("district", "4025"))

    for address in (
        at("village", CODE),
        at("edit", CODE),
        at("offer", offer.key),
        at("edit_offer", offer.key),
    ):
        assert client.get(address).status_code == 404
    assert client.post(at("offer_step", offer.key, "withdraw"), {"reason": "x"}).status_code == 404


def test_a_wrong_amount_stands_at_its_field_and_stays_typed(client, officer):
    make_page(CODE)

    answer = client.post(at("edit", CODE), typed(guide_fee="สามร้อย", group_min="20", group_max="5"))

    assert answer.status_code == 422
    assert "สามร้อย" in answer.content.decode()
    assert VillagePage.objects.get().guide_fee is None


def test_what_the_rules_refuse_stands_at_its_field(client, officer):
    make_page(CODE)

    answer = client.post(at("edit", CODE), typed(group_min="20", group_max="5"))

    assert answer.status_code == 422
    assert answer.context["form"].errors["group_max"]


def test_an_event_keeps_its_days_and_its_hours(client, officer):
    make_page(CODE)
    said = {
        "draft": "6f1f1a52-0d64-4b8e-9f6c-6b9a3f3f6f12",
        "name_th": "งานไหม",
        "text_th": "งานประจำปี",
        "recurs": "moving",
        "date0_starts": "29 พ.ย. 61",
        "date0_ends": "10 ธ.ค. 61",
        "date1_starts": "29 พ.ย. 62",
        "hours0_days": ["sat", "sun"],
        "hours0_opens": "9.00",
        "hours0_closes": "16",
    }
    answer = client.post(at("new_offer", CODE, "event"), said)
    assert answer.status_code == 302
    again = client.post(at("new_offer", CODE, "event"), said)
    assert again.status_code == 302

    event = Offer.objects.get()
    assert [(str(day.starts_on), str(day.ends_on)) for day in event.dates.all()] == [
        ("2018-11-29", "2018-12-10"),
        ("2019-11-29", "2019-11-29"),
    ]
    assert event.hours == {"sat": [["09:00", "16:00"]], "sun": [["09:00", "16:00"]]}
    shown = client.get(at("edit_offer", event.key)).content.decode()
    assert "29 พ.ย. 61" in shown


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"hours0_days": ["mon"], "hours0_opens": "9"}, "hours0_days"),
        ({"hours0_days": ["mon"], "hours0_opens": "16", "hours0_closes": "9"}, "hours0_closes"),
        (
            {
                "hours0_days": ["mon"], "hours0_opens": "9", "hours0_closes": "12",
                "hours1_days": ["mon"], "hours1_opens": "11", "hours1_closes": "13",
            },
            "hours1_days",
        ),
        ({"price_to": "50"}, "price_to"),
        ({"months": ["13"]}, "months"),
    ],
)  # fmt: skip
def test_an_offer_that_cannot_be_is_refused_at_its_field(client, officer, wrong, field):
    make_page(CODE)
    said = {"draft": "6f1f1a52-0d64-4b8e-9f6c-6b9a3f3f6f13", "name_th": "ลาบ", "text_th": "อร่อย"}

    answer = client.post(at("new_offer", CODE, "dish"), {**said, **wrong})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Offer.objects.exists()


def photo():
    out = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(out, "JPEG")
    return SimpleUploadedFile("a.jpg", out.getvalue(), "image/jpeg")


def test_pictures_are_added_described_and_hidden(client, officer):
    page = make_page(CODE, published=True)
    client.post(
        at("page_pictures", CODE),
        {"photos": [photo(), photo()], "role": "photo", "rights": "ours", "people": "nobody"},
    )
    draft = VillagePage.objects.get(draft_of=page)
    assert draft.pictures.count() == 2
    actions.send(draft, by=None)
    client.post(at("page_step", CODE, "approve"), {"version": draft.version})
    draft = actions.approve(VillagePage.objects.get(draft_of=page), version=draft.version, by=None)
    shown = Picture.objects.published()
    assert shown.count() == 2

    first = shown[0]
    assert client.get(reverse("pictures:picture", args=[first.key])).status_code == 200
    client.post(at("picture", first.key), {"hide": "1"})
    assert client.get(reverse("pictures:picture", args=[first.key])).status_code == 404


def test_no_picture_is_no_step(client, officer):
    make_page(CODE)

    answer = client.post(at("page_pictures", CODE), {"role": "photo", "people": "nobody"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["photos"]


def test_a_coordinator_is_named_with_what_may_be_shown(client, officer):
    page = make_page(CODE)
    said = {"name_th": "สมศรี ใจดี", "phone": "081-234-5678", "how": "ลงนาม", "consent_phone": "on"}

    assert client.post(at("coordinator", CODE), said).status_code == 302

    page.refresh_from_db()
    assert page.coordinator.phone == "0812345678"
    shown = client.get(at("coordinator", CODE)).content.decode()
    assert 'name="consent_phone"' in shown


def test_the_same_gate_in_the_next_village_is_shown_to_the_reviewer(client, officer):
    gate = "ซุ้มไม้ไผ่สานรูปพญานาคกลางทุ่งดอกปอเทือง ให้นักท่องเที่ยวถ่ายรูปคู่ได้ทั้งปี"
    make_page("40150605", TOLD._replace(identity_th=gate))
    make_page(CODE, TOLD._replace(identity_th=gate.replace("ทั้งปี", "ตลอดปี")))

    shown = client.get(at("village", CODE)).content.decode()

    assert "คล้ายหมู่บ้านอื่น" in shown


@pytest.mark.parametrize("name", ["villages", "offers"])
def test_a_list_asks_the_same_however_long_it_is(client, officer, name, django_assert_max_num_queries):
    def asked():
        with django_assert_max_num_queries(60) as counted:
            assert client.get(at(name)).status_code == 200
        return len(counted)

    make_offer(make_page(CODE), published=False)
    asked()
    one = asked()
    for code in ("40150605", "40150606"):
        make_offer(make_page(code))
    assert asked() == one


def test_lists_are_carried_away_as_sheets(client, officer):
    make_offer(make_page(CODE))
    for name in ("villages", "offers"):
        assert client.get(at(name) + "?as=xlsx").status_code == 200


def test_a_public_village_shows_its_pictures_and_offers_to_its_officer(client, officer):
    make_shown(make_community(CODE))

    shown = client.get(at("village", CODE)).content.decode()

    assert "ปลาส้ม" in shown
    assert reverse("tourism:shot", args=[Picture.objects.get().key]) in shown
