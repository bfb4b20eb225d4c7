"""A better plan from the worker: ordered once for all who ask the same, waited for, stopped, let go of."""

from datetime import timedelta

import pytest

from tidtam.faces.planner import actions
from tidtam.faces.planner.asked import asked_in
from tidtam.faces.planner.tests.world import SATURDAY, make_three, stops
from tidtam.ground.files.models import File
from tidtam.ground.jobs.attempts import attempt
from tidtam.ground.jobs.models import Job
from tidtam.kit import clock

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}
ASKED = f"on={SATURDAY}&from=4015&plan=full"


def ordered(client, asked: str = ASKED) -> Job:
    answer = client.post("/en/plan/better", {"asked": asked}, **JSON)
    assert answer.status_code == 200, answer.content
    return Job.objects.get(pk=answer.json()["where"].rpartition("/")[2])


def test_the_worker_finds_a_plan_and_the_page_leads_on(client, monkeypatch):
    monkeypatch.setattr(actions, "LONG", 1.0)
    make_three()
    job = ordered(client)
    assert client.get(f"/en/plan/better/{job.pk}", **JSON).json() == {"over": False, "found": []}
    waiting = client.get(f"/en/plan/better/{job.pk}")
    assert waiting["Refresh"] == "2"
    attempt(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    told = client.get(f"/en/plan/better/{job.pk}", **JSON).json()
    assert told["over"] is True
    on = client.get(f"/en/plan/better/{job.pk}")
    assert on.status_code == 302
    assert stops(client.get(on["Location"]).content.decode())


def test_a_better_plan_is_offered_with_its_address(client):
    made = make_three()
    job = ordered(client)
    weak = {"full": [[f"o{made['temple'].pk}"]]}
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, result=actions.keep_found(weak))
    assert client.get(f"/en/plan/better/{job.pk}", **JSON).json()["found"] == []
    from tidtam.faces.planner.views import better

    less = asked_in(ASKED + "&order=" + weak["full"][0][0], clock.today())
    found = Job.objects.get(pk=job.pk)
    told = better._told(found, less.but(order=((),)))
    assert "order=o" in told["found"][0]["address"]


def test_the_same_question_is_worked_at_once(client):
    make_three()
    assert ordered(client).pk == ordered(client).pk
    assert ordered(client, ASKED + "&people=3").pk != ordered(client).pk


def test_a_visitor_may_stop_it_and_ask_again(client):
    make_three()
    job = ordered(client)
    assert client.post(f"/en/plan/better/{job.pk}", **JSON).json() == {"over": True}
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED
    assert ordered(client).pk != job.pk


def test_more_than_twenty_at_once_keep_their_first_plan(client, monkeypatch):
    make_three()
    monkeypatch.setattr(actions, "MOST_WAITING", 2)
    first, second = ordered(client), ordered(client, ASKED + "&people=3")
    assert (first.payload["seconds"], second.payload["seconds"]) == (5.0, 5.0)
    answer = client.post("/en/plan/better", {"asked": ASKED + "&people=4"}, **JSON)
    assert answer.status_code == 503
    assert "Many are planning just now." in answer.json()["why"]


def test_without_a_script_the_form_leads_to_a_page_that_waits(client):
    make_three()
    answer = client.post("/plan/better", {"asked": ASKED})
    assert answer.status_code == 302
    assert "กำลังหาแผนที่ดีกว่า" in client.get(answer["Location"]).content.decode()
    assert client.get("/plan/better").status_code == 302


def test_nonsense_is_answered_as_the_usual_question(client):
    make_three()
    job = ordered(client, "on=\x00&from='&order=%FF&must=" + "o1." * 3000)
    assert "2018-07-28" in job.payload["asked"]
    assert client.get("/plan/better/00000000-0000-0000-0000-000000000000").status_code == 404


def test_plans_of_yesterday_go_with_their_files(client):
    job = ordered(client)
    kept = actions.keep_found({"full": [[]]})
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE, result=kept, finished_at=clock.now() - timedelta(days=2)
    )
    assert actions.tidy_better() == 1
    assert not Job.objects.filter(pk=job.pk).exists()
    assert not File.objects.filter(pk=kept.pk).exists()
