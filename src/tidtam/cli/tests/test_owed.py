"""`tidtam dues`: what is owed in an area, and by one post."""

import json
from datetime import timedelta

import pytest

from tidtam.cli import main
from tidtam.kit import clock
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import NOW, make_action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def owed():
    with clock.frozen(NOW):
        for village, days in (("40150604", -9), ("40250503", 3)):
            action = make_action(f"เรื่องที่ {village}", village=village)
            Action.objects.filter(pk=action.pk).update(due_on=clock.today() + timedelta(days=days))
        yield


def told(capsys, *arguments: str) -> dict:
    with pytest.raises(SystemExit) as ended:
        main(["dues", *arguments, "--json"])
    assert ended.value.code == 0
    return json.loads(capsys.readouterr().out)


def test_the_shell_tells_kind_matter_area_post_day_lateness_and_link(capsys):
    answer = told(capsys, "--area", "40", "--kind", "action")
    first, second = answer["dues"]
    action = Action.objects.get(area="40150604")
    assert first == {
        "kind": "action",
        "what": "เรื่องที่ 40150604",
        "area": "40150604",
        "post": action.doer.code,
        "due": (NOW.date() - timedelta(days=9)).isoformat(),
        "late_days": 9,
        "link": f"/desk/actions/{action.key}/",
        "state": "late",
        "kind_name": "รอดำเนินการ",
        "area_name": first["area_name"],
        "post_name": action.doer.name,
    }
    assert (second["area"], second["late_days"], second["state"]) == ("40250503", -3, "soon")


def test_it_narrows_to_an_area_and_to_a_post(capsys):
    assert {one["area"] for one in told(capsys, "--area", "4025")["dues"]} == {"40250503"}
    action = Action.objects.get(area="40150604")
    mine = told(capsys, "--area", "40", "--post", action.doer.code)["dues"]
    assert {one["post"] for one in mine} == {action.doer.code}
    assert [one for one in mine if one["area"] == "40150604" and one["kind"] == "action"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--area", "99"], "area '99' is not known"),
        (["--area", "40", "--post", "nobody"], "post 'nobody' is not known"),
        (["--area", "40", "--kind", "hope"], "kind 'hope' is not known; expected one of action"),
    ],
)
def test_what_is_not_known_is_said_in_one_line(capsys, arguments, said):
    with pytest.raises(SystemExit) as ended:
        main(["dues", *arguments])
    assert ended.value.code == 1
    assert said in capsys.readouterr().err
