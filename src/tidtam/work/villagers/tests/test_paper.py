"""The visit's form on paper: what is open in the village, for one village or several."""

import io

import pytest
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from tidtam.ground.areas.models import Area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.work.followup.tests.checklists import make_list
from tidtam.work.followup.tests.factories import make_action
from tidtam.work.plan.models import WorkStep
from tidtam.work.plan.tests.works import make_doer, make_target, make_village, report
from tidtam.work.villagers import printing

VILLAGE, OTHER = "40150604", "40150205"


@pytest.fixture
def officer(client):
    client.force_login(make_user("district", "4015"))
    return client


def test_it_lists_what_is_open_what_waits_to_be_confirmed_and_the_checklist():
    make_action("ติดตั้งป้ายทางเข้า")
    target = make_target()
    report(target, WorkStep.DELIVERED)
    items = make_list().items.all()
    village = Area.objects.select_related("parent__parent").get(pk=VILLAGE)
    with translation.override("th"):
        (form,) = printing.form_inputs([village], make_user("province", "40"), clock.today())
        (own,) = printing.form_inputs([village], make_doer(), clock.today())
    matters, works, asked = form["parts"]
    assert [row["what"] for row in matters["rows"]] == ["ติดตั้งป้ายทางเข้า"]
    assert target.item.name_th in works["rows"][0]["what"]
    assert works["rows"][0]["who"] == ""
    assert "ให้ผู้อื่นยืนยัน" in own["parts"][1]["rows"][0]["who"]
    assert [row["what"] for row in asked["rows"]] == [item.text for item in items]


def test_several_villages_are_one_paper_each_on_its_own_pages(officer):
    make_village()
    make_village(OTHER)
    make_action("ติดตั้งป้ายทางเข้า")
    answer = officer.get(reverse("villagers:paper"), {"area": [VILLAGE, OTHER]})
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    told = [page.extract_text() for page in pages]
    assert len(pages) == 2
    assert "ติดตั้งป้ายทางเข้า" in "".join(told)
    for code, word in ((OTHER, told[0] + told[1]), (VILLAGE, told[0] + told[1])):
        assert code in word


def test_nothing_of_a_village_that_one_may_not_visit(client):
    make_village()
    client.force_login(make_user("district", "4025"))
    for asked in (VILLAGE, "99999999", "x"):
        assert client.get(reverse("villagers:paper"), {"area": asked}).status_code == 404
    client.force_login(make_user("auditor", "40"))
    assert client.get(reverse("villagers:paper"), {"area": VILLAGE}).status_code == 404


def test_too_many_at_once_are_asked_to_be_fewer(officer):
    asked = [f"4015{number:04}" for number in range(printing.AT_ONCE + 1)]
    answer = officer.get(reverse("villagers:paper"), {"area": asked})
    assert answer.status_code == 422
    assert "30" in answer.content.decode()


def test_the_choice_shows_the_villages_that_one_visits(officer):
    make_village()
    page = officer.get(reverse("villagers:paper")).content.decode()
    assert f'value="{VILLAGE}"' in page
