"""The desk: choose, look, fetch, keep; nothing of another district and nothing that is not public."""

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.tourism.content import OfferRow
from tidtam.registers.tourism.tests.factories import make_offer, make_page
from tidtam.reporting.prints.models import Recipe
from tidtam.reporting.prints.tests.papers import sizes

pytestmark = pytest.mark.django_db
PAPER = "/desk/prints/villages/40150604/"


@pytest.fixture
def village(db):
    return make_page(published=True)


@pytest.fixture
def desk(client):
    client.force_login(make_user("district", "4015"))
    return client


def test_the_pages_are_shown_as_pictures_and_fetched_as_pdf(desk, village):
    shown = desk.get(PAPER).content.decode()
    assert shown.count("<img") >= 2
    assert f"{PAPER}2.png?paper=three&amp;language=th" in shown

    picture = desk.get(f"{PAPER}2.png?paper=three&language=th")
    assert b"".join(picture.streaming_content).startswith(b"\x89PNG")
    assert desk.get(f"{PAPER}3.png?paper=three&language=th").status_code == 404
    pdf = desk.get(f"{PAPER}file.pdf?paper=a3&language=en&bleed=on")
    assert sizes(b"".join(pdf.streaming_content)) == [(317, 440)]


def test_a_choice_that_cannot_be_is_told_at_its_field(desk, village):
    answer = desk.get(f"{PAPER}?paper=imposed&language=th&bleed=on")

    assert answer.status_code == 422
    assert "ถ้าส่งโรงพิมพ์ให้เลือกแบบเรียงทีละหน้า" in answer.content.decode()
    assert desk.get(f"{PAPER}file.pdf?paper=imposed&language=th&bleed=on").status_code == 404
    assert desk.get(f"{PAPER}?paper=poem&language=th").status_code == 422


def test_an_officer_of_another_district_finds_none_of_it(client, village):
    client.force_login(make_user("district", "4025"))
    souvenir = make_offer(
        village, OfferRow(kind="souvenir", name_th="ผ้าขาวม้า", text_th="ทอมือ"), published=True
    )

    for path in (PAPER, f"{PAPER}file.pdf", f"{PAPER}1.png", "/desk/prints/districts/4015/",
                 f"/desk/prints/souvenirs/{souvenir.key}/"):  # fmt: skip
        assert client.get(path).status_code == 404, path
    assert "40150604" not in client.get("/desk/prints/").content.decode()
    assert "ผ้าขาวม้า" not in client.get("/desk/prints/souvenirs/").content.decode()


@pytest.mark.parametrize("of", ["villages/40150604", "villages/x", "districts/4015", "districts/๔๐๑๕", "events/no",
                                "souvenirs/1", "poems/40150604"])  # fmt: skip
def test_what_is_not_public_or_never_was_is_not_there(desk, of):
    make_page()

    answer = desk.get(f"/desk/prints/{of}/")
    assert answer.status_code == 404 or "ยังไม่มีสิ่งที่จะพิมพ์" in answer.content.decode()


def test_labels_of_a_souvenir_are_printed_in_the_number_asked_for(desk, village):
    souvenir = make_offer(
        village, OfferRow(kind="souvenir", name_th="ผ้าขาวม้า", text_th="ทอมือ"), published=True
    )
    here = f"/desk/prints/souvenirs/{souvenir.key}/"

    assert desk.get(here).status_code == 200
    pdf = desk.get(f"{here}file.pdf?paper=round60&language=th&copies=40")
    assert len(sizes(b"".join(pdf.streaming_content))) == 4
    assert desk.get(f"{here}?paper=round60&language=th&copies=0").status_code == 422


def test_a_choice_is_kept_found_again_and_let_go_by_who_kept_it(desk, client, village):
    desk.post(f"{PAPER}keep/?paper=booklet&language=en&bleed=on", {"name": "งานสิงหาคม"})
    desk.post(f"{PAPER}keep/?paper=booklet&language=en", {"name": "งานสิงหาคม"})

    kept = Recipe.objects.get()
    assert (kept.paper, kept.language, kept.bleed) == ("booklet", "en", False)
    assert "paper=booklet&amp;language=en" in desk.get("/desk/prints/recipes/").content.decode()
    assert Entry.objects.filter(verb="prints.keep").count() == 2

    client.force_login(make_user("district", "4015", username="colleague"))
    client.post(f"/desk/prints/recipes/{kept.key}/drop/")
    assert Recipe.objects.exists()
    client.force_login(kept.made_by)
    client.post(f"/desk/prints/recipes/{kept.key}/drop/")
    assert not Recipe.objects.exists()


def test_a_choice_without_a_name_is_not_kept(desk, village):
    assert desk.post(f"{PAPER}keep/?paper=booklet&language=en", {"name": " "}).status_code == 302
    assert not Recipe.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_villages_takes_the_same_queries_for_one_and_for_three(
    desk, count, django_assert_max_num_queries
):
    for number in range(count):
        make_page(f"4015060{number + 4}", published=True)
    desk.get("/desk/prints/")

    with django_assert_max_num_queries(16):
        desk.get("/desk/prints/")
