"""The screens of the budget: the tree, a line, entries and the forms by which money moves; strangers."""

from datetime import UTC, date, datetime
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.work.plan.actions import TransferRow, transfer
from tidtam.work.plan.models import BudgetEntry, BudgetNode
from tidtam.work.plan.tests.factories import make_programme
from tidtam.work.plan.tests.money import DAY, enter, make_funded, make_node, make_pdf, now

pytestmark = pytest.mark.django_db
TREE = reverse("plan:budget")


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


def typed(**fields):
    return {
        "draft": str(uuid4()),
        "amount": "๒๕๐",
        "part": "open",
        "dated_on": "1 มี.ค. 61",
        "document": "ขก 0019/1",
    } | fields


def test_the_tree_shows_every_line_with_its_sums_and_percentages(desk):
    enter(make_funded(1000), "disburse", 357)
    make_funded(500, "1.1.1 (2)")
    shown = page(desk, "budget")
    assert shown.count("1,500") >= 4
    assert "23.80" in shown
    assert "35.70" in shown
    for node in BudgetNode.objects.all():
        assert reverse("plan:line", args=[node.key]) in shown


def test_the_tree_is_shown_as_it_was_known_on_a_day(desk):
    with now(datetime(2018, 3, 2, 3, tzinfo=UTC)):
        node = make_funded(1000)
    with now(datetime(2018, 5, 2, 3, tzinfo=UTC)):
        enter(node, "disburse", 357)
    assert "357" in page(desk, "budget")
    then = page(desk, "budget", known_on="30 เม.ย. 61")
    assert "357" not in then
    assert f"known_at={quote('2018-05-01T00:00:00+07:00', safe='')}" in then
    assert "ไม่ใช่วันที่" in page(desk, "budget", known_on="เมื่อวาน") or "problem" in page(
        desk, "budget", known_on="เมื่อวาน"
    )
    shown = page(desk, "line", node.key, known_at="2018-04-30T12:00:00+07:00")
    assert reverse("plan:enter", args=[node.key, "disburse"]) not in shown
    assert "357" not in shown


def test_a_district_reads_its_own_lines_and_finds_no_form(client):
    own, other = make_funded(70, "1.1.1 (2)", area="4015"), make_funded(1000)
    client.force_login(make_user("district", "4015"))
    shown = page(client, "budget")
    assert reverse("plan:line", args=[own.key]) in shown
    assert reverse("plan:line", args=[other.key]) not in shown
    assert "1,070" not in shown
    assert reverse("plan:new_line") not in shown
    assert reverse("plan:enter", args=[own.key, "disburse"]) not in page(client, "line", own.key)
    assert client.get(reverse("plan:line", args=[other.key])).status_code == 404
    assert client.get(reverse("plan:enter", args=[own.key, "disburse"])).status_code == 404


@pytest.mark.parametrize("role", ["producer", "village", "member", "admin"])
def test_who_is_no_officer_finds_no_budget(client, role):
    make_funded(1000)
    client.force_login(make_user(role, "40"))
    assert client.get(TREE).status_code == 404
    assert client.get(reverse("plan:entries")).status_code == 404


def test_an_auditor_reads_down_to_the_paper_of_an_entry(client):
    entry = enter(make_funded(1000), "disburse", 100, papers=[make_pdf()])
    client.force_login(make_user("auditor", "40"))
    assert reverse("plan:entry", args=[entry.key]) in page(client, "line", entry.node.key)
    shown = page(client, "entry", entry.key)
    paper = reverse("plan:paper", args=[entry.papers.get().key])
    assert paper in shown
    assert b"".join(client.get(paper).streaming_content).startswith(b"%PDF")
    assert reverse("plan:reverse", args=[entry.key]) not in shown


def test_money_is_entered_once_however_often_the_form_is_sent(desk):
    node = make_funded(1000)
    form = typed(papers=SimpleUploadedFile("a.pdf", b"%PDF-1.7 a", "application/pdf"))
    url = reverse("plan:enter", args=[node.key, "disburse"])
    assert desk.post(url, form).status_code == 302
    again = form | {"papers": SimpleUploadedFile("a.pdf", b"%PDF-1.7 a", "application/pdf")}
    assert desk.post(url, again).status_code == 302
    entry = node.entries.get(kind="disburse")
    assert (entry.amount, entry.dated_on, entry.document) == (250_00, DAY, "ขก 0019/1")
    assert entry.papers.count() == 1


def test_too_much_is_refused_in_words_and_everything_typed_stays_the_paper_too(desk):
    node = make_funded(1000)
    url = reverse("plan:enter", args=[node.key, "disburse"])
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.7 a", "application/pdf")
    answer = desk.post(url, typed(amount="1,250", note="งวดแรก", papers=paper))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "มีอยู่ 1,000 บาท ไม่พอสำหรับ 1,250 บาท ขาดอีก 250 บาท" in shown
    for kept in ('value="1,250"', 'value="งวดแรก"', 'value="ขก 0019/1"', "a.pdf"):
        assert kept in shown
    token = shown.split('name="kept" value="')[1].split('"')[0]
    assert desk.post(url, typed(kept=token)).status_code == 302
    assert node.entries.get(kind="disburse").papers.count() == 1


def test_what_is_no_paper_is_named(desk):
    node = make_funded(1000)
    bad = SimpleUploadedFile("a.exe", b"MZ\x00\x00", "application/pdf")
    answer = desk.post(reverse("plan:enter", args=[node.key, "commit"]), typed(papers=bad))
    assert answer.status_code == 422
    assert "a.exe" in answer.content.decode()
    assert node.entries.count() == 1


def test_less_is_typed_with_a_reason(desk):
    node = make_funded(1000)
    url = reverse("plan:enter", args=[node.key, "allocate"])
    answer = desk.post(url, typed(lower="lower"))
    assert "reason" in answer.context["form"].errors
    assert desk.post(url, typed(lower="lower", reason="กรมปรับลด")).status_code == 302
    node.refresh_from_db()
    assert node.allocated == 750_00


@pytest.mark.parametrize("kind", ["allocate", "commit", "disburse", "return", "carry"])
def test_each_kind_has_its_form(desk, kind):
    node = make_funded(1000)
    assert 'name="amount"' in page(desk, "enter", node.key, kind)
    fields = typed() if kind in ("disburse", "return", "carry") else typed(part="")
    assert desk.post(reverse("plan:enter", args=[node.key, kind]), fields).status_code == 302
    assert node.entries.filter(kind=kind).order_by("-pk").first().amount == 250_00


def test_a_part_that_the_kind_does_not_have_and_a_kind_that_is_none_are_not_taken(desk):
    node = make_funded(1000)
    assert (
        desk.post(reverse("plan:enter", args=[node.key, "carry"]), typed(part="carried")).status_code == 422
    )
    assert desk.get(reverse("plan:enter", args=[node.key, "transfer"])).status_code == 404
    assert desk.get(reverse("plan:enter", args=[node.key, "steal"])).status_code == 404


def test_a_transfer_goes_to_a_line_of_the_same_budget(desk):
    source, to = make_funded(1000), make_node("1.1.1 (2)")
    url = reverse("plan:transfer", args=[source.key])
    assert "to" in desk.post(url, typed(to=source.pk)).context["form"].errors
    assert desk.post(url, typed(to=to.pk)).status_code == 302
    to.refresh_from_db()
    assert to.allocated == 250_00
    shown = page(desk, "entry", BudgetEntry.objects.get(amount=-250_00).key)
    assert "1.1.1 (2)" in shown


def test_an_entry_is_taken_back_with_a_reason_and_both_show_it(desk):
    entry = enter(make_funded(1000), "disburse", 100)
    url = reverse("plan:reverse", args=[entry.key])
    assert desk.get(url).status_code == 200
    form = {"draft": str(uuid4()), "document": "ขก 2", "dated_on": "1/3/2561"}
    assert "reason" in desk.post(url, form).context["form"].errors
    for _time in range(2):
        assert desk.post(url, form | {"reason": "ผิดรายการ"}).status_code == 302
    back = BudgetEntry.objects.get(reverses=entry)
    assert reverse("plan:entry", args=[back.key]) in page(desk, "entry", entry.key)
    assert reverse("plan:entry", args=[entry.key]) in page(desk, "entry", back.key)
    assert desk.post(url, form | {"draft": str(uuid4()), "reason": "อีก"}).status_code == 422


def test_papers_are_added_later(desk):
    entry = enter(make_funded(1000), "disburse", 100)
    url = reverse("plan:attach", args=[entry.key])
    assert "papers" in desk.post(url, {"draft": str(uuid4())}).context["form"].errors
    paper = SimpleUploadedFile("b.pdf", b"%PDF-1.7 b", "application/pdf")
    assert desk.post(url, {"draft": str(uuid4()), "papers": paper}).status_code == 302
    assert entry.papers.get().file.name == "b.pdf"


def test_lines_are_added_changed_and_removed(desk):
    make_programme()
    make_area("4015")
    url = f"{reverse('plan:new_line')}?year=2561&province=40"
    form = {"code": "1.1", "name": "ลอย", "unit": "", "area": "40"}
    assert "code" in desk.post(url, form).context["form"].errors
    assert desk.post(url, form | {"code": "๑", "name": "บุคลากร"}).status_code == 302
    node = BudgetNode.objects.get()
    assert (node.code, node.name) == ("1", "บุคลากร")
    change = {"name": "คน", "unit": "สพอ.", "area": "4015"}
    assert desk.post(reverse("plan:change_line", args=[node.key]), change).status_code == 302
    node.refresh_from_db()
    assert (node.name, node.unit, node.area_id) == ("คน", "สพอ.", "4015")
    assert desk.post(reverse("plan:remove_line", args=[node.key])).status_code == 302
    assert not BudgetNode.objects.exists()
    for query in ("?year=2561&province=41", "?year=x&province=40", ""):
        assert desk.get(reverse("plan:new_line") + query).status_code == 404


def test_the_list_of_entries_narrows_and_leaves_as_a_spreadsheet(desk):
    node, other = make_funded(1000), make_funded(500, "1.1.1 (2)")
    enter(node, "disburse", 100, document="ใบสำคัญ 7")
    transfer(node, other, TransferRow(50_00, DAY, "โอน 1"), by=None)
    for asked, count in (
        ({}, 5),
        ({"kind": "transfer"}, 2),
        ({"line": node.key}, 3),
        ({"line": node.parent.key, "sum": "allocated"}, 4),
        ({"sum": "disbursed"}, 1),
        ({"q": "ใบสำคัญ"}, 1),
        ({"q": "1.1.1 (2)"}, 2),
        ({"year": "2561"}, 5),
        ({"state": "bare"}, 5),
        ({"state": "back"}, 0),
        ({"known_at": "2018-01-01T00:00:00+07:00"}, 0),
    ):
        answer = desk.get(reverse("plan:entries"), asked)
        assert answer.context["page"].count == count, asked
    answer = desk.get(reverse("plan:entries"), {"format": "csv"})
    assert "ใบสำคัญ 7" in b"".join(answer.streaming_content).decode("utf-8-sig")


def test_more_lines_and_entries_ask_no_more_of_the_database(desk, django_assert_max_num_queries):
    node, counts = make_funded(1000), []
    for number in range(3):
        enter(node, "disburse", 10 + number)
        make_funded(10, f"1.1.1 ({number + 5})")
        with django_assert_max_num_queries(22) as tree:
            page(desk, "budget")
        with django_assert_max_num_queries(22) as line:
            page(desk, "line", node.key)
        with django_assert_max_num_queries(16) as entries:
            page(desk, "entries")
        counts.append((len(tree), len(line), len(entries)))
    assert counts[0] == counts[2]


def test_the_forms_day_is_today(desk):
    assert desk.get(reverse("plan:enter", args=[make_funded().key, "commit"])).context["form"].initial[
        "dated_on"
    ] == date(2018, 7, 27)
