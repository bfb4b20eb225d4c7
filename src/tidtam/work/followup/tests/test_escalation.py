"""An overdue matter comes up: to whom it shows, and where it is said."""

from datetime import timedelta

import pytest

from tidtam.ground.people.tests.factories import make_holding, make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup.dues import dues
from tidtam.work.followup.models import Action, ActionState
from tidtam.work.followup.queries import board
from tidtam.work.followup.tests.factories import make_action
from tidtam.work.plan.actions.escalation import set_escalation
from tidtam.work.plan.models import EscalationLevel
from tidtam.work.plan.queries.escalation import Step


@pytest.fixture(autouse=True)
def rules():
    posts = ["chief-{district}", "cdd-40", "governor-40"]
    for code in ("chief-4015", "chief-4025", "cdd-40", "governor-40"):
        make_post(code)
    steps = zip(EscalationLevel, (3, 10, 20), posts, strict=True)
    set_escalation("40", [Step(*step) for step in steps], by=None)


def overdue(days: int, what: str = "ป้ายทางเข้า", **fields) -> Action:
    action = make_action(what, **fields)
    Action.objects.filter(pk=action.pk).update(due_on=clock.today() - timedelta(days=days))
    action.refresh_from_db()
    return action


def holder(code: str):
    """Somebody with a post, and no grant that opens anything."""
    user = make_user()
    make_holding(make_post(code), user)
    return user


def test_the_due_says_how_far_up_it_has_come_and_who_sees_it():
    for days in (0, 2, 3, 10, 25):
        overdue(days, f"เรื่อง {days}")
    found = {due.what: (due.level, due.told_code) for due in dues(make_user("province", "40"))}
    assert found == {
        "เรื่อง 0": ("", ""),
        "เรื่อง 2": ("", ""),
        "เรื่อง 3": ("อำเภอ", "chief-4015"),
        "เรื่อง 10": ("จังหวัด", "cdd-40"),
        "เรื่อง 25": ("คณะอนุกรรมการ", "governor-40"),
    }


def test_it_opens_to_the_post_that_it_has_come_up_to_and_to_no_other():
    action = overdue(10)
    passed = holder("chief-4015")

    def seen(code: str) -> bool:
        return Action.objects.open_to(holder(code), "view").filter(pk=action.pk).exists()

    assert Action.objects.open_to(passed, "view").exists()  # on its way up it came through here
    assert seen("cdd-40")
    assert not seen("governor-40")
    assert not seen("chief-4025")
    Action.objects.update(state=ActionState.CONFIRMED)
    assert not Action.objects.open_to(passed, "view").exists()


def test_what_is_seen_from_above_is_not_changed_from_there():
    overdue(10)
    above = holder("cdd-40")
    assert not Action.objects.open_to(above, "report").exists()
    assert not Action.objects.open_to(above, "assign").exists()


def test_the_matter_and_the_board_say_it(client):
    action = overdue(25)
    client.force_login(make_user("province", "40"))
    page = client.get(f"/desk/actions/{action.key}/").content.decode()
    assert "ขึ้นถึงระดับคณะอนุกรรมการแล้ว" in page
    assert "ตำแหน่ง governor-40" in page
    words = [
        cell.word
        for part in board(make_user("province", "40")).parts
        for line in part.lines
        for cell in line.cells
    ]
    assert "เกินกำหนด 25 วัน · ถึงระดับคณะอนุกรรมการ" in words


def test_what_was_confirmed_has_come_nowhere(client):
    action = overdue(25)
    Action.objects.update(state=ActionState.CONFIRMED)
    client.force_login(make_user("province", "40"))
    assert "ขึ้นถึงระดับ" not in client.get(f"/desk/actions/{action.key}/").content.decode()
