"""The screens of the communities: list, page, and matching a pasted list."""

import pytest
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area, make_khonkaen
from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.communities import actions
from tidtam.registers.communities.models import Community
from tidtam.registers.communities.tests.factories import make_community

pytestmark = pytest.mark.django_db

LIST = reverse("communities:communities")
MATCH = reverse("communities:match")
STATED = ["4025", "4011", "4015"]
RIVALS = [
    ("40150604", "บ้านวังคูณ"),
    ("40150607", "บ้านหนองหว้า"),
    ("40250505", "บ้านหนองหว้า"),
    ("40140201", "บ้านก้านเหลือง"),
]


@pytest.fixture
def officer(client):
    make_khonkaen()
    for code, name in RIVALS:
        make_area(code, name)
    user = make_user("province", "40")
    client.force_login(user)
    return user


def paste(**more):
    names = "บ้านวังคูน\nบ้านหนองหว้า\n\nบ้านก้านเหลือง\nบ้านไม่มีจริง\nบ้านวังคูน"
    return {"source": "ข่าว", "names": names, "stated": STATED, **more}


def test_the_list_shows_the_typed_name_and_how_it_was_matched(client, officer):
    make_community("40150604", typed_name="บ้านวังคูน")
    make_community("40140201", stated=STATED)

    page = client.get(LIST).content.decode()

    assert "บ้านวังคูน" in page
    assert "สะกดต่างจากทะเบียน" in page
    assert "อยู่นอกพื้นที่ที่ระบุ" in page


def test_the_list_is_found_by_either_spelling_and_carried_away(client, officer):
    make_community("40150604", typed_name="บ้านวังคูน")
    make_community("40150607")

    for typed in ("วังคูน", "วังคูณ", "40150604"):
        assert client.get(LIST, {"q": typed}).context["page"].count == 1
    csv = b"".join(client.get(LIST, {"format": "csv", "q": "วังคูน"}).streaming_content).decode("utf-8-sig")
    assert "บ้านวังคูณ" in csv
    assert "หนองหว้า" not in csv


def test_the_page_names_the_outside_village_and_its_rivals(client, officer):
    make_area("40140212", "บ้านก้านเหลือง")
    make_community("40140201", stated=STATED)

    page = client.get(reverse("communities:community", args=["40140201"])).content.decode()

    assert "แต่หมู่บ้านนี้อยู่ใน อ.แวงน้อย" in page
    assert "40140212" in page


def test_pasted_names_show_all_candidates_and_none_is_chosen(client, officer):
    page = client.post(MATCH, paste())
    content = page.content.decode()

    assert content.count('type="radio"') == 1 + 1 + 2 + 1 + 1 + 1  # candidates, and "none" per found name
    assert "checked" not in content.split('class="lines"')[1]
    for words in ("มีชื่อซ้ำหลายหมู่บ้าน", "ออกเสียงเหมือนกัน", "อยู่นอกพื้นที่ที่ระบุ", "ไม่พบหมู่บ้าน"):
        assert words in content
    assert not Community.objects.exists()


def test_what_is_chosen_is_confirmed_with_a_note(client, officer):
    client.post(MATCH, paste(confirm="1", **{"choice-1": "40150604", "choice-2": "40250505", "choice-3": ""}))

    found = {row.area_id: row for row in Community.objects.all()}
    assert set(found) == {"40150604", "40250505"}
    assert found["40150604"].typed_name == "บ้านวังคูน"
    assert "สะกดต่างกัน" in found["40150604"].match_note
    assert "2 หมู่บ้าน" in found["40250505"].match_note
    assert found["40250505"].stated_codes == STATED


def test_confirmed_names_come_back_chosen_and_are_not_written_again(client, officer):
    client.post(MATCH, paste(confirm="1", **{"choice-1": "40150604"}))

    again = client.post(MATCH, paste())
    assert "ยืนยันแล้ว" in again.content.decode()
    assert [line.chosen for line, _candidates in again.context["lines"]][:2] == ["40150604", ""]


def test_a_choice_that_was_not_offered_is_not_believed(client, officer):
    make_area("40150808")
    page = client.post(MATCH, paste(confirm="1", **{"choice-1": "40150808", "choice-2": "4015060"}))

    assert page.status_code == 200
    assert not Community.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": ""},
        {"source": ""},
        {"names": "\n".join(f"บ้าน{n}" for n in range(300))},
        {"stated": ["4199"]},
    ],
)
def test_an_unusable_list_keeps_what_was_typed(client, officer, wrong):
    page = client.post(MATCH, paste(**wrong))
    assert page.context["form"].errors
    assert not Community.objects.exists()


def test_pages_cost_few_queries(client, officer, django_assert_max_num_queries):
    for code, _name in RIVALS:
        make_community(code, stated=STATED)
    for url in (LIST, reverse("communities:community", args=["40150604"])):
        with django_assert_max_num_queries(20):
            assert client.get(url).status_code == 200
    with django_assert_max_num_queries(20):
        assert client.post(MATCH, paste()).status_code == 200


def test_strangers_log_in_and_another_districts_officer_finds_nothing(client):
    make_community("40150604")
    page = reverse("communities:community", args=["40150604"])
    for url in (LIST, page, MATCH):
        assert client.get(url).status_code == 302

    client.force_login(make_user("district", "4025"))
    assert client.get(page).status_code == 404
    assert client.get(LIST).context["page"].count == 0


def test_an_executive_reads_but_does_not_match(client):
    make_community("40150604")
    client.force_login(make_user("executive", "40"))
    assert client.get(LIST).status_code == 200
    assert client.get(MATCH).status_code == 403


def test_a_community_editor_sees_that_community_and_nobody_else_gets_in(client):
    community = make_community("40150604")
    make_community("40150808")
    villager = make_user("village", "40150604")
    client.force_login(villager)
    assert client.get(LIST).status_code == 403

    actions.appoint_editor(community, villager, by=None)
    assert client.get(LIST).context["page"].count == 1
    assert client.get(reverse("communities:community", args=["40150604"])).status_code == 200
    assert client.get(reverse("communities:community", args=["40150808"])).status_code == 404
