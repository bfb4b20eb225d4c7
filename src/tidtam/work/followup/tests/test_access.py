"""Who sees and does what on the room's screens: beside every happy path its stranger."""

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.registers.communities.models import Community, CommunityEditor
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import Action, Evidence, Visit
from tidtam.work.followup.tests.factories import (
    NOW,
    VILLAGE,
    make_action,
    make_doer,
    make_follower,
    make_photo,
    make_visit,
)

PAGES = ("my", "board", "actions", "actions/new", "visits", "visits/new")


@pytest.fixture
def chain():
    """An action in บ้านวังคูณ, reported with a photo, visited with a photo, still open to be looked at again."""
    action = report_done(make_action(), note="ติดตั้งแล้ว", by=make_doer(), evidence=[make_photo()])
    visit = make_visit((action, "cannot_check", "ประตูปิด"))
    return action, visit


def addresses(action: Action, visit: Visit) -> dict[str, str]:
    of_step, of_visit = Evidence.objects.get(step__isnull=False), Evidence.objects.get(visit=visit)
    return {
        "action": f"/desk/actions/{action.key}/",
        "report": f"/desk/actions/{action.key}/report/",
        "due": f"/desk/actions/{action.key}/due/",
        "drop": f"/desk/actions/{action.key}/drop/",
        "visit": f"/desk/visits/{visit.pk}/",
        "new_visit": f"/desk/visits/new/?area={VILLAGE}",
        "photo": f"/desk/photos/{of_visit.key}/",
        "report photo": f"/desk/photos/{of_step.key}/?small",
    }


def opened(client, user, urls: dict[str, str]) -> set[str]:
    """Which of the pages answer 200; the others must be as if they were not there."""
    client.force_login(user)
    answers = {name: client.get(url).status_code for name, url in urls.items()}
    assert set(answers.values()) <= {200, 404}, answers
    return {name for name, status in answers.items() if status == 200}


READ = {"action", "visit", "photo", "report photo"}


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_log_in(client, page):
    assert client.get(f"/desk/{page}/").headers["Location"].startswith("/accounts/login/")


def test_a_stranger_finds_no_record_and_no_picture(client, chain):
    for url in addresses(*chain).values():
        assert client.get(url).status_code == 302


@pytest.mark.parametrize(
    ("role", "area", "pages"),
    [
        ("province", "40", {*READ, "report", "due", "drop", "new_visit"}),
        ("district", "4015", {*READ, "report", "due", "drop", "new_visit"}),
        ("assigned", VILLAGE, {*READ, "new_visit"}),
        ("secretary", "40", {*READ, "due", "drop"}),
        ("executive", "40", READ),
        ("auditor", "40", READ),
        ("district", "4025", set()),
        ("assigned", "40250503", set()),
        ("admin", "", set()),
        ("member", "40", set()),
        ("producer", "4015", set()),
        ("village", VILLAGE, set()),
    ],
)
def test_a_role_opens_in_its_area_what_it_may_and_nothing_else(client, chain, role, area, pages):
    assert opened(client, make_user(role, area), addresses(*chain)) == pages


def test_a_post_opens_its_own_matters_wherever_its_holder_has_no_grant(client, chain):
    action, _visit = chain
    doer, follower = make_user(), make_user()
    Action.objects.filter(pk=action.pk).update(
        doer=make_post("sign-maker-4015", area="4015", holder=doer),
        follower=make_post("inspector-40", holder=follower),
    )
    assert opened(client, type(doer).objects.get(pk=doer.pk), addresses(*chain)) == {*READ, "report"}
    assert opened(client, type(doer).objects.get(pk=follower.pk), addresses(*chain)) == {*READ, "new_visit"}


def test_a_communitys_editor_reads_its_village_and_changes_nothing(client, chain):
    mine, other = make_user("village", VILLAGE), make_user("village", "40150808")
    for code, user in ((VILLAGE, mine), ("40150808", other)):
        community = Community.objects.create(area=make_area(code), joined_on=NOW.date())
        CommunityEditor.objects.create(community=community, user=user)
    assert opened(client, mine, addresses(*chain)) == READ
    assert opened(client, other, addresses(*chain)) == set()


def test_lists_hold_only_what_the_reader_may_see(client, chain):
    stranger = make_user("district", "4025")
    make_action("ป้ายบ้านหนองทุ่ม", village="40250503")
    for user, seen in ((make_follower(), True), (stranger, False)):
        client.force_login(user)
        for page in ("actions", "visits", "my", "board"):
            assert ("บ้านวังคูณ" in client.get(f"/desk/{page}/").content.decode()) is seen, page


def test_nobody_changes_what_is_not_theirs_by_sending_the_form(client, chain):
    action, _visit = chain
    client.force_login(make_user("district", "4025"))
    urls = addresses(*chain)
    for name in ("report", "due", "drop", "new_visit"):
        assert (
            client.post(urls[name], {"note": "เสร็จ", "reason": "ไม่ทำ", "due_on": "1/9/2561"}).status_code
            == 404
        )
    action.refresh_from_db()
    assert action.state == "reported"


@pytest.mark.parametrize(
    ("role", "status"), [("district", 200), ("secretary", 200), ("executive", 404), ("member", 404)]
)
def test_only_who_assigns_writes_new_matters(client, role, status):
    client.force_login(make_user(role, "4015"))
    assert client.get("/desk/actions/new/").status_code == status
