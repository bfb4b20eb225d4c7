"""The screens of targets: the board, the curve, a target with its story, and the forms; strangers."""

from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from python_calamine import CalamineWorkbook

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.plan import standings
from tidtam.work.plan.actions import PaidFor, change_target, drop_target, share_payment
from tidtam.work.plan.dues import dues
from tidtam.work.plan.lists import targets as target_list
from tidtam.work.plan.models import PlanRules, Target, WorkStep
from tidtam.work.plan.queries.curve import curve
from tidtam.work.plan.tests.factories import make_item, make_programme
from tidtam.work.plan.tests.money import enter, make_funded, now
from tidtam.work.plan.tests.works import (
    VILLAGE,
    confirm,
    days_ago,
    fresh,
    make_doer,
    make_target,
    make_village,
    report,
    row,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july():
    with now():
        yield


@pytest.fixture
def desk(client):
    client.force_login(make_user("province", "40"))
    return client


def page(client, name, *args, **asked) -> str:
    answer = client.get(reverse(f"plan:{name}", args=args), asked)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def picture() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (64, 48), (10, 120, 90)).save(out, "JPEG")
    return SimpleUploadedFile("photo.jpg", out.getvalue(), "image/jpeg")


def states() -> dict[str, Target]:
    """One target in every state."""
    make_doer()
    made = {
        "late": make_target("signs", due_on=date(2018, 7, 20)),
        "soon": make_target("brochures", due_on=date(2018, 8, 5)),
        "planned": make_target("local-food"),
        "going": make_target("surroundings"),
        "proof": make_target("village-centre"),
        "done": make_target("readiness", quantity=1),
        "back": make_target("tourism-facts", quantity=1),
        "dropped": make_target("producers"),
    }
    report(made["going"], WorkStep.UNDER_WAY, 1)
    report(made["proof"], WorkStep.ACCEPTED)
    for name in ("done", "back"):
        report(made[name], WorkStep.ACCEPTED, 1)
        confirm(made[name], "fine" if name == "done" else "not_fine")
    drop_target(made["dropped"], reason="ไม่ทำแล้ว", by=None)
    return {name: fresh(target) for name, target in made.items()}


def test_every_state_has_its_colour_shape_and_word_and_the_database_says_the_same():
    made, today = states(), clock.today()
    for name, target in made.items():
        assert standings.code_of(target, today, 14) == name
        rows = target_list.in_state(Target.objects.all(), name, today, PlanRules())
        assert list(rows) == [target]
    assert len({standings.words()[name] for name in made}) == len(made)


def test_the_board_shows_villages_down_and_works_across(desk):
    made = states()
    shown = page(desk, "board")
    for name, target in made.items():
        there = reverse("plan:target", args=[target.key]) in shown
        assert there == (name != "dropped")
    for name in ("late", "soon", "going", "done"):
        assert f'class="state {standings.KINDS[name]}"' in shown
        assert standings.words()[name] in shown


def test_the_board_goes_into_a_spreadsheet_with_its_words(desk):
    states()
    answer = desk.get(reverse("plan:board"), {"format": "xlsx"})
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    heads = next(row for row in rows if make_item("signs").short in row)
    line = dict(zip(heads, rows[rows.index(heads) + 1], strict=True))
    assert line[make_item("signs").short] == standings.words()["late"]
    assert not line[make_item("routes").short]


def test_the_board_is_narrowed_by_state_and_by_what_to_look_at(desk):
    states()
    make_target("signs", "40250505")
    assert "บ้านหนองหว้า" in page(desk, "board")
    assert "บ้านหนองหว้า" not in page(desk, "board", state="late")
    assert "บ้านหนองหว้า" not in page(desk, "board", area="4015")
    assert "บ้านวังคูณ" in page(desk, "board", watch="soon")


@pytest.mark.parametrize("villages", [2, 9])
def test_the_board_asks_the_same_number_of_questions_of_any_number_of_villages(
    desk, villages, django_assert_max_num_queries
):
    make_doer()
    for number in range(villages):
        make_target("signs", f"401506{number + 1:02}")
        make_target("brochures", f"401506{number + 1:02}")
    with django_assert_max_num_queries(19):
        page(desk, "board")
    with django_assert_max_num_queries(17):
        page(desk, "targets")


def test_another_district_sees_none_of_it(client):
    target = make_target()
    report(target, WorkStep.UNDER_WAY, 1)
    client.force_login(make_user("district", "4025"))
    assert "บ้านวังคูณ" not in page(client, "board")
    assert "บ้านวังคูณ" not in page(client, "targets")
    for name in ("target", "report", "confirm", "change_target", "drop_target"):
        assert client.get(reverse(f"plan:{name}", args=[target.key])).status_code == 404


def test_who_holds_the_responsible_post_sees_and_reports_it_without_a_grant(client):
    target = make_target(responsible=make_post("engineer-4015"))
    user = make_user()
    make_post("engineer-4015", holder=user)
    client.force_login(type(user).objects.get(pk=user.pk))
    assert "บ้านวังคูณ" in page(client, "target", target.key)
    told = {"draft": str(uuid4()), "step": "3", "quantity": "๑", "dated_on": "27 ก.ค. 61", "note": "ตั้งเสาแล้ว"}
    answer = client.post(reverse("plan:report", args=[target.key]), {**told, "photos": picture()})
    assert answer.status_code == 302, answer.content.decode()
    assert client.post(reverse("plan:report", args=[target.key]), told).status_code in (302, 422)
    assert fresh(target).reports.count() == 1
    shot = target.photos.get()
    assert client.get(reverse("plan:target_photo", args=[shot.key])).status_code == 200


def test_targets_are_made_in_bulk_and_those_there_are_named(desk):
    make_target()
    make_village("40150806")
    post = make_post("cdd-4015")
    typed = {
        "item": make_item().pk,
        "areas": [VILLAGE, "40150806"],
        "quantity": "3",
        "starts_on": "1 ส.ค. 61",
        "due_on": "30 ก.ย. 61",
        "responsible": post.pk,
    }
    refused = desk.post(reverse("plan:new_targets"), {**typed, "due_on": "30 ก.ค. 61"})
    assert refused.status_code == 422
    assert "อยู่ก่อนวันเริ่ม" in refused.content.decode()
    answer = desk.post(reverse("plan:new_targets"), typed, follow=True)
    assert "อีก 1 แห่งมีเป้าหมายอยู่แล้ว" in answer.content.decode()
    assert Target.objects.get(area="40150806").quantity == 3


def test_the_target_tells_its_story_and_the_doer_is_told_that_another_confirms(client):
    target = make_target()
    report(target, note="ตั้งป้ายแล้ว")
    confirm(target, "not_fine", note="ป้ายล้ม 1 ป้าย")
    change_target(target, row(due_on=date(2018, 9, 15)), reason="รอฝนหยุด", by=None)
    client.force_login(make_doer())
    shown = page(client, "target", target.key)
    for words in ("ตั้งป้ายแล้ว", "ป้ายล้ม 1 ป้าย", "รอฝนหยุด"):
        assert words in shown
    assert reverse("plan:confirm", args=[target.key]) not in shown


def test_a_visitor_confirms_on_the_page(desk):
    target = make_target()
    report(target)
    told = {"draft": str(uuid4()), "verdict": "fine", "on": "27 ก.ค. 61", "note": ""}
    assert desk.post(reverse("plan:confirm", args=[target.key]), told).status_code == 302
    assert fresh(target).done_on == clock.today()


def test_change_and_drop_need_their_reason(desk):
    target = make_target()
    for name in ("change_target", "drop_target"):
        assert desk.post(reverse(f"plan:{name}", args=[target.key]), {}).status_code == 422
    assert desk.post(reverse("plan:drop_target", args=[target.key]), {"reason": "รวมกัน"}).status_code == 302
    assert fresh(target).dropped_on == clock.today()


def test_the_province_joins_a_payment_to_the_target_that_it_was_for(desk, client):
    node = make_funded(1000)
    target = make_target(node=node, money=400_00)
    entry = enter(node, "disburse", 500)
    assert reverse("plan:pay", args=[target.key]) in page(desk, "target", target.key)
    told = {"draft": str(uuid4()), "entry": entry.pk, "amount": "401"}
    refused = desk.post(reverse("plan:pay", args=[target.key]), told)
    assert refused.status_code == 422
    assert "เกินไป 1 บาท" in refused.content.decode()
    for _twice in range(2):
        desk.post(reverse("plan:pay", args=[target.key]), {**told, "draft": told["draft"], "amount": "250"})
    assert fresh(target).spent == 250_00
    client.force_login(make_user("district", "4015"))
    assert client.get(reverse("plan:pay", args=[target.key])).status_code == 404


class TestWatching:
    def test_each_list_holds_what_its_rule_says(self, desk):
        node = make_funded(1000)
        soon = make_target("brochures", due_on=date(2018, 8, 5))
        idle = make_target("signs", node=node, money=400_00)
        pushed = make_target("local-food", node=node, money=100_00, due_on=date(2018, 6, 30))
        unpaid = make_target("readiness", node=node, money=100_00, quantity=1)
        entry = enter(node, "disburse", 300)
        share_payment(entry, [PaidFor(idle, 300_00)], by=None)
        report(unpaid, WorkStep.ACCEPTED, 1)
        later = row(node=node, money=100_00, due_on=date(2018, 9, 15))
        change_target(pushed, later, reason="เลื่อน", by=None)
        found = {
            code: set(target_list.watch(Target.objects.all(), code, PlanRules()))
            for code in target_list.watched()
        }
        assert found == {"soon": {soon}, "idle": {idle}, "unpaid": {unpaid}, "pushed": {pushed}}
        shown = page(desk, "curve", area="40")
        assert "400" in shown

    def test_the_rules_are_the_province_s_own(self, desk):
        target = make_target(due_on=date(2018, 8, 20))
        assert not target_list.watch(Target.objects.all(), "soon", standings.rules_of("4015"))
        told = {
            "soon_days": "30",
            "spent_from": "50",
            "done_below": "40",
            "done_from": "80",
            "spent_below": "20",
            "late_share": "30",
        }
        wrong = desk.post(reverse("plan:rules", args=["40"]), {**told, "spent_from": "101"})
        assert wrong.status_code == 422
        assert desk.post(reverse("plan:rules", args=["40"]), told).status_code == 302
        assert target in target_list.watch(Target.objects.all(), "soon", standings.rules_of("4015"))


class TestCurve:
    def test_planned_is_spread_and_done_is_what_was_reported(self):
        node = make_funded(1000)
        target = make_target(
            node=node, money=800_00, starts_on=date(2018, 6, 1), due_on=date(2018, 7, 30)
        )  # sixty days
        report(target, WorkStep.UNDER_WAY, 1, dated_on=days_ago(40))
        report(target, WorkStep.DELIVERED, 2)
        share_payment(enter(node, "disburse", 200), [PaidFor(target, 200_00)], by=None)
        points = curve(Target.objects.all(), list(make_programme().items.all()), 2561, clock.today())
        by_month = {one.month: one for one in points}
        june, july = by_month[date(2018, 6, 1)], by_month[date(2018, 7, 1)]
        assert (june.work_planned, june.work_done) == (5000, 6000)
        assert (july.work_planned, july.work_done) == (10_000, 8000)
        assert (june.money_planned, by_month[date(2018, 3, 1)].money_spent) == (400_00, 200_00)
        assert points[-1].work_done is None
        assert points[-1].money_planned == 800_00

    def test_every_work_item_counts_by_its_weight(self):
        signs, food = make_target("signs"), make_target("local-food", quantity=1)
        report(signs, WorkStep.IN_USE)
        points = curve(Target.objects.all(), list(make_programme().items.all()), 2561, clock.today())
        assert points[9].work_done == round(
            10_000 * signs.item.weight / (signs.item.weight + food.item.weight)
        )


def test_what_is_not_done_is_owed_by_its_post():
    target = make_target(due_on=date(2018, 7, 20))
    make_target("local-food", starts_on=date(2018, 8, 1))
    (owed,) = dues(make_user("province", "40"))
    assert (owed.post_code, owed.late_days, owed.area) == ("cdd-4015", 7, VILLAGE)
    assert not dues(make_user("district", "4025"))
    report(target)
    confirm(target)
    assert not dues(make_user("province", "40"))
