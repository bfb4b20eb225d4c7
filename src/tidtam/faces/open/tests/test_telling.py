"""A visitor tells what is wrong without an account, and reads what came of it."""

import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.models import File
from tidtam.registers.assets.tests.factories import make_asset
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.followup.tests.factories import VILLAGE
from tidtam.work.followup.tests.pictures import jpeg, scene
from tidtam.work.voices.models import Voice
from tidtam.work.voices.tests.factories import make_told


def typed(**more):
    make_community(VILLAGE)
    return {"id": str(uuid.uuid4()), "kind": "broken", "text": "ป้ายล้ม", "district": VILLAGE[:4]} | more


def photo(content=None, name="sign.jpg"):
    return SimpleUploadedFile(name, content or jpeg(scene(1)), "image/jpeg")


@pytest.mark.parametrize("path", ["/tell-us/", "/en/tell-us/"])
def test_the_form_needs_no_cookie_and_sets_none(client, path):
    page = client.get(path)

    assert page.status_code == 200
    assert page.cookies == {}
    assert page["Cache-Control"] == "no-store"
    assert not hasattr(page, "made_of")


def test_a_broken_sign_is_told_with_photo_and_position_and_its_state_read_by_the_link(client):
    asset = make_asset(VILLAGE)
    sent = client.post(
        f"/tell-us/?about=assets.asset:{asset.key}",
        typed(photos=[photo()], latitude="15.7", longitude="102.8", district=""),
    )

    voice = Voice.objects.get()
    assert (voice.asset, voice.area_id, voice.latitude) == (asset, VILLAGE, 15.7)
    assert voice.photos.count() == 1
    assert re.fullmatch(r"/tell-us/[\w-]{20,}/\?new=1", sent["Location"])
    page = client.get(sent["Location"])
    assert asset.name in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert "ป้ายล้ม" not in page.content.decode()  # whoever finds the link reads the state, not the words


def test_in_english_all_of_it_is_english(client):
    sent = client.post("/en/tell-us/", typed())

    assert sent["Location"].startswith("/en/tell-us/")
    assert "Received" in client.get(sent["Location"]).content.decode()
    assert Voice.objects.get().language == "en"


def test_a_link_that_leads_nowhere_says_so(client):
    make_told()

    assert client.get("/tell-us/nonsense/").status_code == 404


@pytest.mark.parametrize(
    "about", ["assets.asset:1", "assets.asset:x", "people.user:1", "tourism.offer:1", "x" * 500]
)
def test_what_cannot_be_spoken_of_is_a_form_without_it(client, about):
    page = client.get("/tell-us/", {"about": about})

    assert page.status_code == 200
    assert page.context["about"] is None


def test_nothing_typed_is_lost_and_each_problem_stands_at_its_field(client):
    page = client.post("/tell-us/", typed(district="", text="ป้ายล้ม <b>", contact="no number"))

    assert page.status_code == 422
    assert "ป้ายล้ม &lt;b&gt;" in page.content.decode()
    assert page.context["form"].errors["district"]
    assert not Voice.objects.exists()
    again = client.post("/tell-us/", typed(contact="no number"))
    assert again.context["form"].errors["contact"]


def test_a_machine_that_fills_the_trap_is_thanked_and_not_heard(client):
    sent = client.post("/tell-us/", typed(website="http://spam.example"))

    assert sent.status_code == 302
    assert not Voice.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"<script>alert(1)</script>",
        b"GIF89a" + b"<script>" * 100,
        b"\xff\xd8\xff\xe0" + b"\x00" * 200,
        b"%PDF-1.4 /JS (app.alert(1))",
        b"PK\x03\x04" + b"\x00" * 100,
    ],
)
def test_what_is_no_picture_is_refused_at_its_field(client, content):
    page = client.post("/tell-us/", typed(photos=[photo(content)]))

    assert page.status_code == 422
    assert page.context["form"].errors["photos"]
    assert not Voice.objects.exists()


def test_a_picture_with_a_program_behind_it_is_kept_as_a_picture_alone(client):
    client.post("/tell-us/", typed(photos=[photo(jpeg(scene(2)) + b"<script>alert(1)</script><?php ?>")]))

    from tidtam.ground.files import shelf

    (kept,) = File.objects.all()
    body = shelf.path_of(kept.sha256).read_bytes()
    assert b"script" not in body
    assert b"php" not in body


def test_a_picture_of_too_many_points_is_refused(client):
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")

    page = client.post("/tell-us/", typed(photos=[photo(out.getvalue(), "bomb.png")]))

    assert page.context["form"].errors["photos"]


def test_too_much_at_once_is_refused_before_it_is_read(client):
    answer = client.post("/tell-us/", typed(), headers={"content-length": str(60 * 1024 * 1024)})
    make_area(VILLAGE)

    assert answer.status_code in {400, 413}
    assert not Voice.objects.exists()


def test_a_flood_from_one_address_is_slowed(client):
    form = typed()
    answers = [client.post("/tell-us/", form | {"id": str(uuid.uuid4())}).status_code for _ in range(32)]

    assert answers[:30] == [302] * 30
    assert answers[30:] == [429, 429]
    assert Voice.objects.count() == 30


def test_markup_in_words_runs_nowhere(client, django_user_model):
    from tidtam.ground.people.tests.factories import make_user

    client.post(
        "/tell-us/", typed(text="<script>alert(1)</script>", name="<img src=x>", contact="0812345678")
    )
    client.force_login(make_user("district", "4015"))

    shown = client.get(f"/desk/voices/{Voice.objects.get().pk}/").content.decode()

    assert "<script>alert" not in shown
    assert "<img src=x>" not in shown
