"""The list widget, shown on rows that every database of Django has: the permissions."""

import io
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tidtam.kit import tables
from tidtam.kit.lists import Filter, ListColumn, Listing, listing
from tidtam.kit.lists import rows as rows_module

COLUMNS = [
    ListColumn("name", "Name", sort="name", link=lambda row: f"/row/{row.pk}"),
    ListColumn("room", "Room", "content_type.app_label", sort=("content_type__app_label", "codename")),
    ListColumn("number", "Number", "pk", kind="int", sort="pk"),
]


def containing(rows: Any, text: str) -> Any:
    if text == "?":
        raise ValidationError("expected letters")
    return rows.filter(name__icontains=text)


FILTERS = [
    Filter("q", "Search", None, containing, seeks=True),
    Filter(
        "room", "Room", [("auth", "Accounts")], lambda rows, room: rows.filter(content_type__app_label=room)
    ),
]


def drawn(query: str = "", rows: Any = None, **more: Any) -> Listing:
    request = RequestFactory().get(f"/desk/rows/?{query}")
    rows = Permission.objects.select_related("content_type") if rows is None else rows
    return listing(request, rows, COLUMNS, filters=FILTERS, title="Rows", name="rows", **more)


@pytest.mark.django_db
def test_one_page_takes_two_queries_whatever_its_length() -> None:
    for per_page in (1, 3, 30):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            render_to_string("kit/list.html", {"page": drawn(per_page=per_page)})
        assert len(asked) == 2


@pytest.mark.django_db
def test_the_pages_together_show_every_row_once() -> None:
    first = drawn("sort=room", per_page=7)
    seen = [
        row.pk
        for number in range(1, first.pages + 1)
        for row in drawn(f"sort=room&page={number}", per_page=7).rows
    ]
    assert len(seen) == first.count == Permission.objects.count()
    assert len(set(seen)) == len(seen)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("0", 1), ("-1", 1), ("x", 1), ("2", 2), ("99999", 4), ("๒", 1)]
)
def test_a_page_that_is_not_there_becomes_the_nearest(asked: str, number: int) -> None:
    rows = Permission.objects.filter(
        pk__in=Permission.objects.order_by("pk").values_list("pk", flat=True)[:8]
    )
    assert drawn(f"page={asked}", rows=rows, per_page=2).number == number


@pytest.mark.django_db
def test_what_nobody_pages_to_is_not_counted_but_leaves_in_the_spreadsheet(monkeypatch) -> None:
    there = Permission.objects.count()
    monkeypatch.setattr(rows_module, "MOST", 10)
    monkeypatch.setattr(rows_module, "MOST_SOUGHT", 6)
    sought = drawn("q=can&page=99", per_page=4)
    assert (sought.count, sought.more, sought.number, len(sought.rows)) == (6, True, 2, 2)
    page = drawn("page=99", per_page=4)
    assert (page.count, page.more, page.number, page.last) == (10, True, 3, 10)
    assert len(page.rows) == 2 < there
    assert page.next_url == ""
    html = render_to_string("kit/list.html", {"page": page})
    assert "มากกว่า 10 รายการ" in html
    assert "9–10 จากมากกว่า 10" in html
    leaving = drawn("format=csv", per_page=4).download
    assert len(b"".join(leaving).decode().splitlines()) == there + 1  # type: ignore[arg-type, union-attr]


@pytest.mark.django_db
@pytest.mark.parametrize(("there", "more"), [(10, False), (11, True)])
def test_a_count_is_exact_up_to_its_limit(monkeypatch, there: int, more: bool) -> None:
    monkeypatch.setattr(rows_module, "MOST", 10)
    keys = list(Permission.objects.order_by("pk").values_list("pk", flat=True)[:there])
    page = drawn(rows=Permission.objects.filter(pk__in=keys))
    assert (page.count, page.more) == (10, more)


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["room=auth", "q=can"])
def test_in_a_long_list_and_sought_the_rows_are_those_of_the_plain_way(monkeypatch, asked: str) -> None:
    """Pages by count, by keys in a long list, and by the keys of everything that was sought."""
    expected = {
        "room=auth": Permission.objects.filter(content_type__app_label="auth"),
        "q=can": Permission.objects.filter(name__icontains="can"),
    }[asked].order_by("-content_type__app_label", "-codename", "-pk")
    for long in (0, 500):
        monkeypatch.setattr(rows_module, "LONG", long)
        seen = [
            row.pk
            for number in range(1, 4)
            for row in drawn(f"{asked}&sort=-room&page={number}", per_page=3).rows
        ]
        assert seen == [row.pk for row in expected[:9]]
    with CaptureQueriesContext(connection) as queries:
        drawn(f"{asked}&page=3", per_page=3)
    # PostgreSQL finds what is sought first and puts it in order afterwards.
    apart = asked.startswith("q=") and connection.vendor == "postgresql"
    assert len(queries) == (3 if apart else 2)


@pytest.mark.django_db
def test_falling_is_rising_turned_round() -> None:
    rising = [row.pk for row in drawn("sort=room", per_page=1000).rows]
    assert [row.pk for row in drawn("sort=-room", per_page=1000).rows] == rising[::-1]


@pytest.mark.django_db
def test_only_a_declared_column_orders() -> None:
    falling = drawn("sort=-number")
    assert [row.pk for row in falling.rows] == sorted((row.pk for row in falling.rows), reverse=True)
    assert drawn("sort=content_type__model").sort == ""
    assert drawn("sort=content_type__model", sort="-name").sort == "-name"


@pytest.mark.django_db
def test_the_heading_says_how_the_column_is_ordered_and_turns_it() -> None:
    heads = {head.label: head for head in drawn("sort=name&page=2&q=can", per_page=5).heads}
    assert heads["Name"].order == "ascending"
    assert "sort=-name" in heads["Name"].url
    assert "q=can" in heads["Name"].url
    assert "page=" not in heads["Name"].url
    assert "sort=-number" in heads["Number"].url, "what is counted falls first"
    assert 'aria-sort="ascending"' in render_to_string("kit/list.html", {"page": drawn("sort=name")})


@pytest.mark.django_db
def test_filters_narrow_and_a_wrong_choice_shows_nothing_and_says_so() -> None:
    narrow = drawn("room=auth&q=user")
    assert {row.content_type.app_label for row in narrow.rows} == {"auth"} or narrow.count == 0
    assert narrow.count < drawn().count
    wrong = drawn("room=nowhere")
    assert wrong.count == 0
    assert "nowhere" in wrong.fields[1].problem
    assert drawn("q=%3F").fields[0].problem == "expected letters"


@pytest.mark.django_db
def test_what_the_page_was_asked_besides_is_kept_and_own_keys_are_not_doubled() -> None:
    page = drawn("area=4015&q=can&sort=name&page=2", per_page=2)
    assert page.next_url == "/desk/rows/?area=4015&q=can&sort=name&page=3"
    assert page.clear_url == "/desk/rows/?area=4015"
    assert ("area", "4015") in page.hidden


@pytest.mark.django_db
def test_the_row_leads_on_by_one_link_and_is_escaped() -> None:
    rows = [SimpleNamespace(pk=1, name="<b>น้ำ</b>", content_type=None)]
    html = render_to_string("kit/list.html", {"page": drawn(rows=rows)})
    assert html.count('class="lead-on"') == 1
    assert '<th scope="row" role="rowheader"><a href="/row/1"' in html
    assert "&lt;b&gt;น้ำ&lt;/b&gt;" in html
    assert "<b>" not in html


def test_an_empty_list_says_what_to_do_next_and_a_narrowed_one_how_to_widen() -> None:
    empty = render_to_string("kit/list.html", {"page": drawn(rows=[], empty="Import the register first.")})
    assert "Import the register first." in empty
    assert "format=xlsx" not in empty
    narrowed = render_to_string("kit/list.html", {"page": drawn("room=zzz", rows=[])})
    assert 'href="/desk/rows/"' in narrowed


def test_computed_rows_are_ordered_with_the_blank_ones_last() -> None:
    rows = [
        SimpleNamespace(pk=pk, name=name, content_type=None) for pk, name in enumerate(["ข", None, "ก", "ค"])
    ]
    assert [row.name for row in drawn("sort=name", rows=rows).rows] == ["ก", "ข", "ค", None]
    assert [row.name for row in drawn("sort=-name", rows=rows).rows] == ["ค", "ข", "ก", None]


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_spreadsheet_holds_all_rows_that_the_filters_let_through(form: str) -> None:
    page = drawn(f"q=can&sort=-number&page=2&format={form}", per_page=3)
    assert page.download is not None
    assert page.download["Content-Disposition"].endswith(f'.{form}"')
    content = b"".join(page.download)  # type: ignore[arg-type]
    sheet = tables.read(content, [column.sheet_column() for column in COLUMNS], filename=f"rows.{form}")
    numbers = [row.values["number"] for row in sheet]
    assert len(numbers) == page.count > 3
    assert numbers == sorted(numbers, reverse=True)


def test_a_state_leaves_as_its_word_and_money_as_a_number() -> None:
    columns = [
        ListColumn("state", "State", kind="state"),
        ListColumn("paid", "Paid", kind="money"),
    ]
    rows = [SimpleNamespace(pk=1, state=("late", "เกินกำหนด 8 วัน"), paid=1250)]
    request = RequestFactory().get("/?format=csv")
    page = listing(request, rows, columns, title="Paid", name="paid")
    assert page.download is not None
    lines = io.BytesIO(b"".join(page.download)).read().decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    assert lines[-1].startswith("เกินกำหนด 8 วัน,12.5")


def test_on_a_phone_a_number_carries_its_label_and_the_state_stands_at_the_right() -> None:
    columns = [
        ListColumn("name", "Name"),
        ListColumn("paid", "Paid", kind="money"),
        ListColumn("state", "State", kind="state"),
    ]
    rows = [SimpleNamespace(pk=1, name="ก", paid=100, state=("done", "เสร็จ"))]
    body = listing(RequestFactory().get("/"), rows, columns, title="T", name="t").body
    assert '<td role="cell" class="num" data-label="Paid">1</td>' in body
    assert '<td role="cell" class="at-right"><span class="state done">เสร็จ</span></td>' in body
