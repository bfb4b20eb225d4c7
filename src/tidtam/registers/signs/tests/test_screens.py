"""The screens of signs: what is typed is kept, what is wrong stands at its field, nobody sees another district's."""

import io
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.communities.models import Community
from tidtam.registers.signs.forms.panel import DistanceField
from tidtam.registers.signs.models import Owner, Permission, Sign, State
from tidtam.registers.signs.tests.factories import make_panel, make_sign, make_standing, permit, step

PICTURE = io.BytesIO()
Image.new("RGB", (64, 48), (10, 90, 200)).save(PICTURE, "JPEG")


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def typed(**said):
    told = {
        "draft": str(uuid.uuid4()),
        "number": "ขก-010",
        "name": "ทางแยกหน้าวัด",
        "place": "40150604",
        "point": "16.0, 102.6",
        "read_from": "๑๖.๐, ๑๐๒.๕๙๙",
        "road_owner": Owner.RURAL,
    }
    return {**told, **said}


def panel_typed(sign, **said):
    return {
        "draft": str(uuid.uuid4()),
        "version": sign.version,
        "sign_class": "N.28.1",
        "copies": "๒",
        "cost": "18,500",
        "line0_text_th": "บ้านวังคูณ",
        "line0_arrow": "left",
        "line0_distance_m": "4 กม.",
        "line0_target_point": "16.03, 102.6",
        **said,
    }


def test_a_sign_is_planned_and_sent_twice_is_one(client, officer):
    make_area("40150604")
    said = typed()
    first = client.post(reverse("signs:new"), said)
    again = client.post(reverse("signs:new"), said)

    (sign,) = Sign.objects.all()
    assert first["Location"] == again["Location"] == reverse("signs:sign", args=[sign.key])
    assert sign.read_from == (16.0, 102.599)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "ก 1!"}, "number"),
        ({"point": "102.6, 16.0"}, "point"),
        ({"road_owner": ""}, "road_owner"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(client, officer, said, field):
    make_area("40150604")
    answer = client.post(reverse("signs:new"), typed(**said))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "ทางแยกหน้าวัด" in answer.content.decode()
    assert not Sign.objects.exists()


def test_a_panel_is_drawn_and_the_page_tells_what_is_not_right(client, officer):
    sign = make_sign()
    address = reverse("signs:panel", args=[sign.key, 1])
    answer = client.post(
        address, panel_typed(sign, line0_arrow="right", line1_text_th="วัดป่า", line1_arrow="left")
    )
    assert answer.status_code == 302, answer.context["form"].errors

    (panel,) = Sign.objects.get().panels.all()
    assert (panel.copies, panel.cost) == (2, 1_850_000)
    assert [(one.text_th, one.distance_m) for one in panel.lines.all()] == [("บ้านวังคูณ", 4000), ("วัดป่า", None)]
    page = client.get(reverse("signs:sign", args=[sign.key]))
    assert {one.code for one in page.context["checks"]} == {"arrow", "no_english", "no_permission"}


def test_a_line_with_an_arrow_and_no_name_is_asked_about(client, officer):
    sign = make_sign()
    answer = client.post(reverse("signs:panel", args=[sign.key, 1]), panel_typed(sign, line2_arrow="left"))
    assert answer.status_code == 422
    assert "line2_text_th" in answer.context["form"].errors


def test_a_panel_that_somebody_changed_meanwhile_is_not_overwritten(client, officer):
    sign = make_sign()
    old = panel_typed(sign, line0_text_th="ของฉัน")
    client.post(reverse("signs:panel", args=[sign.key, 1]), panel_typed(sign))
    answer = client.post(reverse("signs:panel", args=[sign.key, 1]), old)
    assert answer.status_code == 422
    assert "ของฉัน" in answer.content.decode()
    assert Sign.objects.get().panels.get().lines.get().text_th == "บ้านวังคูณ"


def test_a_panel_is_taken_off_only_by_who_saw_it(client, officer):
    sign = make_sign("ขก-001", make_panel(), make_panel())
    address = reverse("signs:drop_panel", args=[sign.key, 1])
    client.post(address, {"version": "99"})
    assert sign.panels.count() == 2
    client.post(address, {"version": sign.version})
    assert Sign.objects.get().panels.count() == 1


def test_the_owner_of_the_road_grants_and_the_letter_is_asked_for(client, officer):
    sign = make_sign()
    address = reverse("signs:permission", args=[sign.key])
    answer = client.post(address, {"what": "granted", "on": "10 พ.ค. 61", "letter": ""})
    assert "letter" in answer.context["form"].errors
    assert client.post(address, {"what": "granted", "on": "10 พ.ค. 61", "letter": "คค 1"}).status_code == 302
    sign = Sign.objects.get()
    assert (sign.permission, sign.state, sign.granted_on) == (
        Permission.GRANTED,
        State.PERMITTED,
        date(2018, 5, 10),
    )


def test_installed_on_a_phone_with_a_photo(client, officer):
    sign = permit(make_sign())
    step(sign, State.ORDERED, date(2018, 5, 20), photos=0)
    address = reverse("signs:step", args=[sign.key])
    said = {"draft": str(uuid.uuid4()), "state": "installed", "on": "15 มิ.ย. 61", "note": "ตั้งแล้ว"}
    assert "photos" in client.post(address, said).context["form"].errors

    shot = SimpleUploadedFile("sign.jpg", PICTURE.getvalue(), "image/jpeg")
    assert client.post(address, {**said, "photos": shot}).status_code == 302
    photo = Sign.objects.get().steps.first().photos.get()
    assert client.get(reverse("signs:photo", args=[photo.key])).status_code == 200


def test_another_districts_officer_finds_nothing(client):
    sign = make_standing()
    client.force_login(make_user("district", "4025"))
    for name in ("sign", "change", "copy", "permission", "step"):
        assert client.get(reverse(f"signs:{name}", args=[sign.key])).status_code == 404
    photo = sign.steps.exclude(photos=None).get().photos.get()
    assert client.get(reverse("signs:photo", args=[photo.key])).status_code == 404
    assert "ขก-001" not in client.get(reverse("signs:list")).content.decode()


def test_whoever_visits_there_is_offered_what_he_may_say(client):
    sign = make_standing()
    client.force_login(make_user("assigned", "40150604"))
    page = client.get(reverse("signs:step", args=[sign.key]))
    assert [value for value, _label in page.context["form"].fields["state"].choices] == [
        "inspected",
        "broken",
    ]


def test_lists_are_searched_narrowed_and_summed(client, officer):
    make_standing("ขก-001", make_panel(cost=1_000_00, copies=2))
    make_sign("ขก-002", make_panel(cost=500_00), make_panel(), name="หน้าโรงเรียน")
    found = client.get(reverse("signs:list"), {"q": "โรงเรียน"}).context["page"]
    assert [one.number for one in found.rows] == ["ขก-002"]
    found = client.get(reverse("signs:list"), {"state": "installed"}).context["page"]
    assert [one.number for one in found.rows] == ["ขก-001"]

    orders = client.get(reverse("signs:orders"))
    assert tuple(orders.context["sums"]) == (3, 4, 2_500_00, 1)
    narrowed = client.get(reverse("signs:orders"), {"state": "planned"})
    assert tuple(narrowed.context["sums"]) == (2, 2, 500_00, 1)
    sheet = client.get(reverse("signs:orders"), {"format": "csv"})
    assert b"500" in b"".join(sheet.streaming_content) if sheet.streaming else b"500" in sheet.content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_no_more_for_more_rows(client, officer, django_assert_max_num_queries, rows):
    for number in range(rows):
        make_sign(f"ขก-{number:03}")
    client.get(reverse("signs:list"))
    with django_assert_max_num_queries(24):
        client.get(reverse("signs:list"))


@pytest.mark.parametrize(
    ("text", "metres"),
    [("1.5 กม.", 1500), ("๕๐๐ ม.", 500), ("2", 2000), ("300 m", 300), ("12 km", 12_000), ("", None)],
)
def test_distances_are_read_as_signs_say_them(text, metres):
    assert DistanceField(required=False).clean(text) == metres


@pytest.mark.parametrize("text", ["ไกล", "0", "-3", "1000 กม.", "1.5.2", "NaN"])
def test_what_is_no_distance_is_refused(text):
    with pytest.raises(Exception, match="ไม่ใช่ระยะทาง"):
        DistanceField(required=False).clean(text)


def test_a_line_may_lead_to_a_village_of_the_province(client, officer):
    Community.objects.create(area=make_area("40250105", "ตอประดู่"), joined_on=date(2018, 5, 1))
    sign = make_sign()
    said = panel_typed(sign, line0_target="40250105", line0_target_point="")
    assert client.post(reverse("signs:panel", args=[sign.key, 1]), said).status_code == 302
    assert Sign.objects.get().panels.get().lines.get().target_id == "40250105"
    answer = client.post(
        reverse("signs:panel", args=[sign.key, 1]), panel_typed(sign, line0_target="40999999")
    )
    assert "line0_target" in answer.context["form"].errors
