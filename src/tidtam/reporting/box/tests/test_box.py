"""The auditor's box: everything of a village in one archive, in which no byte can be changed unseen."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.files import shelf
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.reporting.box import archive, refusals
from tidtam.reporting.box.actions import KEPT, drop_old_boxes, order_box
from tidtam.reporting.box.models import Box
from tidtam.reporting.box.scope import Scope
from tidtam.reporting.box.tasks import make
from tidtam.reporting.box.tests.boxes import OTHER, VILLAGE, checked, make_scope, records, written
from tidtam.reporting.meetings.actions import freeze_pack
from tidtam.reporting.meetings.models import Meeting
from tidtam.work.followup.actions import hand_over
from tidtam.work.followup.models import Evidence
from tidtam.work.followup.tests.factories import NOW
from tidtam.work.plan.tests.bought import accept, deliver, make_contract, pay_part
from tidtam.work.plan.tests.money import make_funded, make_pdf
from tidtam.work.plan.tests.works import make_target
from tidtam.work.results.tests.factories import make_result
from tidtam.work.villagers.tests.factories import make_village_link, say

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_demo_day():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def village() -> Scope:
    return make_scope()


def test_a_box_holds_the_whole_chain_of_its_village_and_nothing_of_another(village, tmp_path):
    made = written(village, tmp_path / "box.zip")
    found = records(tmp_path / "box.zip")
    kinds = {one["what"] for one in found}
    assert {"meetings.resolution", "meetings.meeting", "followup.action", "followup.step"} <= kinds
    assert {"followup.visit", "followup.evidence", "trail.entry", "box", "file", "end"} <= kinds
    assert "ของหมู่บ้านอื่น" not in json.dumps(found, ensure_ascii=False)
    assert {one["row"]["area"]["key"] for one in found if one["what"] == "followup.visit"} == {VILLAGE}
    pictures = {one["row"]["file"]["sha256"] for one in found if one["what"] == "followup.evidence"}
    listed = {
        one["name"].split("/")[1].split(".")[0] for one in found if one.get("name", "").startswith("files/")
    }
    assert pictures
    assert pictures <= listed
    assert checked(tmp_path / "box.zip", "--head", made.head).returncode == 0


def test_the_head_stands_in_the_trail_and_on_paper(village, client, tmp_path):
    officer = make_user("province", "40")
    box = made_box(village, officer)
    entry = Entry.objects.get(verb="box.make")
    assert entry.detail["head"] == box.head
    assert entry.area == VILLAGE
    client.force_login(officer)
    page = client.get(reverse("box:box", args=[box.key])).content.decode()
    assert box.head_in_groups in page
    paper = client.get(reverse("box:paper", args=[box.key]))
    assert paper.content.startswith(b"%PDF-")
    got = client.get(reverse("box:file", args=[box.key]))
    (tmp_path / "got.zip").write_bytes(b"".join(got.streaming_content))
    assert checked(tmp_path / "got.zip", "--head", box.head_in_groups).returncode == 0


def made_box(scope: Scope, user) -> Box:
    """Ordered, and made as the worker does it."""
    box = order_box(scope, by=user)
    running = Job.objects.get(pk=box.job_id)
    make(Worked(running))
    return Box.objects.get(pk=box.pk)


class Worked:
    """A job that nobody stops."""

    def __init__(self, job: Job) -> None:
        self.payload, self.link = job.payload, ""

    def progress(self, *_said: object) -> None:
        pass


def test_made_twice_by_a_worker_that_came_back_it_keeps_its_head(village):
    box = made_box(village, make_user("province", "40"))
    make(Worked(Job.objects.get(pk=box.job_id)))
    assert Box.objects.get().head == box.head
    assert Entry.objects.filter(verb="box.make").count() == 1


def test_the_file_is_only_for_who_had_it_made(village, client):
    box = made_box(village, make_user("province", "40"))
    client.force_login(make_user("auditor", "40"))
    assert client.get(reverse("box:box", args=[box.key])).status_code == 200
    assert client.get(reverse("box:file", args=[box.key])).status_code == 404
    client.force_login(make_user("district", "4025"))
    for name in ("box", "file", "paper"):
        assert client.get(reverse(f"box:{name}", args=[box.key])).status_code == 404


def test_another_districts_officer_makes_no_box_here(village, client):
    stranger = make_user("district", "4025")
    with pytest.raises(refusals.NotEntitled):
        order_box(village, by=stranger)
    client.force_login(stranger)
    answer = client.post(reverse("box:new"), {"place": VILLAGE})
    assert answer.status_code == 422
    assert "ไม่มีสิทธิ" in answer.content.decode()
    assert not Box.objects.exists()


def test_a_form_that_names_nothing_both_or_nowhere_says_so(client):
    client.force_login(make_user("province", "40"))
    for given in ({}, {"place": "99"}, {"place": "บ้าน"}, {"place": "4015", "project": "x"}):
        answer = client.post(reverse("box:new"), given)
        assert answer.status_code == 422
    assert not Box.objects.exists()


def test_a_missing_picture_is_named_and_the_rest_is_there(village, tmp_path):
    lost = Evidence.objects.filter(visit__area=VILLAGE).get().file
    shelf.path_of(lost.sha256).unlink()
    made = written(village, tmp_path / "box.zip")
    assert made.missing == [f"files/{lost.sha256}.jpg"]
    assert records(tmp_path / "box.zip")[-1]["missing"] == made.missing
    assert checked(tmp_path / "box.zip", "--head", made.head).returncode == 0


def test_too_much_for_one_box_is_refused_before_anything_is_written(village, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "LIMIT", 10)
    with pytest.raises(refusals.TooLarge, match="เกินกว่าที่กล่องหนึ่งบรรจุได้"):
        written(village, tmp_path / "box.zip")
    assert (tmp_path / "box.zip").stat().st_size == 0


def test_after_a_month_the_file_goes_and_the_head_stays(village, django_capture_on_commit_callbacks):
    box = made_box(village, make_user("province", "40"))
    assert box.file is not None
    path = shelf.path_of(box.file.sha256)
    with clock.frozen(NOW + KEPT - timedelta(hours=1)):
        assert drop_old_boxes() == 0
    with clock.frozen(NOW + KEPT + timedelta(hours=1)), django_capture_on_commit_callbacks(execute=True):
        assert drop_old_boxes() == 1
    kept = Box.objects.get()
    assert kept.file is None
    assert kept.head == box.head
    assert not path.exists()


def test_a_box_follows_the_village_to_its_new_code(village, tmp_path):
    new = Area.objects.get(code=OTHER)
    Area.objects.get(code=VILLAGE).successors.add(new)
    written(Scope(new), tmp_path / "box.zip")
    seen = {
        one["row"]["area"]["key"] for one in records(tmp_path / "box.zip") if one["what"] == "followup.visit"
    }
    assert seen == {VILLAGE, OTHER}


def test_a_projects_box_holds_its_contract_from_line_to_payment(tmp_path):
    contract = make_contract()
    accept(deliver(contract, papers=[make_pdf()]))
    pay_part(contract, 200)
    target = make_target(node=contract.node, money=100_00)
    make_contract(node=make_funded(code="1.1.1 (2)"), number="9/2561", egp_number="", title="ของโครงการอื่น")
    written(Scope(contract.node.area, contract.node), tmp_path / "box.zip")
    found = records(tmp_path / "box.zip")
    kinds = {one["what"] for one in found}
    assert {
        "plan.budgetnode",
        "plan.budgetentry",
        "plan.contract",
        "plan.delivery",
        "plan.acceptance",
    } <= kinds
    assert {
        "plan.inspector",
        "plan.contractentry",
        "plan.contractpaper",
        "plan.target",
        "plan.targetrevision",
    } <= kinds
    assert [one["row"]["key"] for one in found if one["what"] == "plan.target"] == [str(target.key)]
    assert "ของโครงการอื่น" not in json.dumps(found, ensure_ascii=False)
    assert any(one.get("name", "").endswith(".pdf") for one in found)
    assert checked(tmp_path / "box.zip").returncode == 0


def test_a_villages_box_holds_the_contract_that_built_there_and_what_was_paid(tmp_path):
    contract = make_contract()
    accept(deliver(contract))
    pay_part(contract, 200)
    place = contract.places.first()
    assert place is not None
    written(Scope(place.area), tmp_path / "box.zip")
    paid = [
        one["row"]["amount"] for one in records(tmp_path / "box.zip") if one["what"] == "plan.budgetentry"
    ]
    assert 200_00 in paid


def test_a_meetings_papers_go_only_to_who_may_read_them_all(village, tmp_path):
    freeze_pack(Meeting.objects.get(), by=None)
    whole = written(village, tmp_path / "whole.zip")
    parted = written(village, tmp_path / "parted.zip", by=make_user("district", "4015"))
    assert whole.withheld == 0
    assert parted.withheld == 2
    assert len(whole.files) - len(parted.files) == 2
    assert records(tmp_path / "parted.zip")[-1]["withheld"] == 2


def test_what_came_of_it_is_told_with_every_version(village, tmp_path):
    make_result()
    written(village, tmp_path / "box.zip")
    kinds = [one["what"] for one in records(tmp_path / "box.zip")]
    assert kinds.count("results.result") == kinds.count("results.resultrevision") == 1


def test_what_the_village_said_and_who_handed_over_to_whom_are_in_it(village, tmp_path):
    target = make_target()
    say(make_village_link().link, target, "received", note="ครบ")
    hand_over(
        make_post("cdd-4015"), make_post("cdd-4025"), note="ย้ายไปอำเภออื่น", by=make_user("province", "40")
    )
    written(village, tmp_path / "box.zip")
    found = {one["what"]: one["row"] for one in records(tmp_path / "box.zip") if "row" in one}
    assert (found["villagers.villageanswer"]["said"], found["villagers.villageanswer"]["note"]) == (
        "received",
        "ครบ",
    )
    assert found["followup.handover"]["note"] == "ย้ายไปอำเภออื่น"
    assert found["followup.handover"]["taker"]["name"] == make_post("cdd-4025").name
    assert found["followup.handedaction"]["part"] == "doer"
    assert "token" not in json.dumps(found)
