"""What is not in order becomes a matter that somebody has to do, by one tap."""

from datetime import date

import pytest

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.work.followup import refusals
from tidtam.work.followup.actions import CheckRow, proposed, raise_action
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.checklists import make_finding, make_list
from tidtam.work.followup.tests.factories import (
    VILLAGE,
    make_doer,
    make_visit,
)

FORM = f"/desk/visits/new/?area={VILLAGE}"
PERSON = "1-1037-02071-81-1"  # passes the check digit; nobody's


@pytest.fixture
def items():
    return list(make_list().items.all())


def test_a_finding_becomes_a_matter_as_its_item_proposes():
    make_doer()
    finding = make_finding()
    visit, asked = finding.visit, proposed(finding)
    action = raise_action(finding, **asked._asdict(), by=visit.leader)
    assert (action.what, action.severity) == ("ป้ายบอกเส้นทางอ่านได้ชัด: ป้ายล้ม", "serious")
    assert (action.doer.code, action.follower.code) == ("cdd-4015", "deputy-40")
    assert (action.due_on, action.area_id) == (date(2018, 8, 10), VILLAGE)
    assert (action.finding, action.origin_link) == (finding, f"/desk/visits/{visit.pk}/")
    assert Entry.objects.filter(verb="followup.create", subject=f"followup.action:{action.key}").exists()


def test_a_finding_becomes_one_matter_only():
    make_doer()
    finding = make_finding()
    asked = proposed(finding)._asdict()
    raise_action(finding, **asked, by=make_user("province", "40"))
    with pytest.raises(refusals.AlreadyRaised):
        raise_action(finding, **asked, by=make_user("district", "4015"))
    assert Action.objects.count() == 1


def test_only_what_is_not_in_order_becomes_a_matter(items):
    make_doer()
    fine = make_visit(checks=[CheckRow(items[0], "fine")]).item_answers.get()
    with pytest.raises(refusals.NothingFound):
        raise_action(fine, **proposed(fine)._asdict(), by=make_user("province", "40"))


def test_who_neither_assigns_nor_was_there_makes_no_matter():
    make_doer()
    finding = make_finding()
    for role, area in (("auditor", "40"), ("executive", "40"), ("district", "4025"), ("assigned", "40")):
        with pytest.raises(refusals.NotEntitled):
            raise_action(finding, **proposed(finding)._asdict(), by=make_user(role, area))


def test_where_the_proposed_post_is_not_there_it_is_asked_for():
    finding = make_finding(leader=make_user("province", "40"))
    asked = proposed(finding)
    assert asked.doer is None
    with pytest.raises(refusals.NobodyToDo):
        raise_action(finding, **asked._asdict(), by=make_user("province", "40"))
    with pytest.raises(refusals.NobodyToFollow):
        raise_action(
            finding,
            **asked._replace(doer=make_post("cdd-4015"), follower=None)._asdict(),
            by=finding.visit.leader,
        )


def test_one_tap_on_the_visits_page_makes_the_matter(client):
    make_doer()
    finding = make_finding()
    client.force_login(finding.visit.leader)
    page = client.get(f"/desk/visits/{finding.visit_id}/").content.decode()
    url = f"/desk/visits/{finding.visit_id}/items/{finding.pk}/raise/"
    assert url in page
    answer = client.post(url, {"as_proposed": "1"})
    action = Action.objects.get()
    assert answer.headers["Location"] == f"/desk/actions/{action.key}/"
    page = client.get(f"/desk/visits/{finding.visit_id}/").content.decode()
    assert f"/desk/actions/{action.key}/" in page
    assert url not in page
    assert client.post(url, {"as_proposed": "1"}).status_code == 404


def test_the_tap_asks_where_a_post_is_missing(client):
    finding = make_finding()
    client.force_login(finding.visit.leader)
    answer = client.post(f"/desk/visits/{finding.visit_id}/items/{finding.pk}/raise/", {"as_proposed": "1"})
    assert answer.status_code == 422
    assert "doer" in answer.context["form"].errors
    assert not Action.objects.exists()


def test_strangers_find_no_finding(client):
    finding = make_finding()
    client.force_login(make_user("district", "4025"))
    assert client.get(f"/desk/visits/{finding.visit_id}/items/{finding.pk}/raise/").status_code == 404
    assert client.get("/desk/findings/").context["page"].count == 0


def test_findings_are_listed_with_what_came_of_them(client):
    make_doer()
    raised, _waits = make_finding("ป้ายล้ม"), make_finding("ป้ายหาย")
    raise_action(raised, **proposed(raised)._asdict(), by=raised.visit.leader)
    client.force_login(make_user("province", "40"))
    page = client.get("/desk/findings/?state=waits").content.decode()
    assert "ป้ายหาย" in page
    assert "ป้ายล้ม" not in page
    assert "ป้ายล้ม" in client.get("/desk/findings/?state=raised").content.decode()


@pytest.mark.parametrize("findings", [1, 4])
def test_the_list_of_findings_asks_the_same_number_of_questions(
    client, findings, django_assert_max_num_queries
):
    for number in range(findings):
        make_finding(f"ข้อที่ {number}")
    client.force_login(make_user("province", "40"))
    with django_assert_max_num_queries(22):
        client.get("/desk/findings/")
