"""Every change drops the public pages it touches, once it stands, and never before."""

import pytest
from django.db import connection, transaction

from tidtam.ground.trail import following
from tidtam.ground.trail.actions import Line, write, write_many
from tidtam.kit.pages import dropping
from tidtam.kit.pages.following import keep_up
from tidtam.kit.pages.index import Index
from tidtam.kit.pages.shelf import Page


@pytest.fixture
def shelf(settings, tmp_path):
    settings.PAGES = tmp_path / "pages"
    return dropping.index(make=True)


@pytest.fixture
def dropped(monkeypatch):
    """What each call was told to drop."""
    told = []
    monkeypatch.setattr(
        "tidtam.ground.trail.actions.pages.drop", lambda subjects, entries: told.append(list(subjects))
    )
    return told


@pytest.mark.django_db(transaction=True)
def test_pages_are_dropped_when_the_change_stands_and_not_before(dropped):
    with transaction.atomic():
        write(None, "a.change", "a.b:1")
        assert dropped == []
    assert dropped == [["a.b:1"]]


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_drops_at_once(dropped):
    write(None, "a.change", "a.b:1")

    assert dropped == [["a.b:1"]]


@pytest.mark.django_db(transaction=True)
def test_an_import_of_many_drops_once(dropped):
    with transaction.atomic():
        for number in range(50):
            write(None, "a.change", f"a.b:{number}")
        write_many(None, "a.change", [Line("a.c:1"), Line("a.c:2")])

    assert len(dropped) == 1
    assert len(dropped[0]) == 52


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_inside_drops_nothing_and_what_stands_beside_it_does(dropped):
    with transaction.atomic():
        write(None, "a.change", "a.b:before")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            _changed_and_failed()
        write(None, "a.change", "a.b:after")
        with transaction.atomic():
            write(None, "a.change", "a.b:inside")

    assert sorted(one for call in dropped for one in call) == ["a.b:after", "a.b:before", "a.b:inside"]


def _changed_and_failed():
    write(None, "a.change", "a.b:undone")
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_a_look_at_a_number_changes_no_page(dropped):
    write(None, "privacy.reveal_number", "privacy.person:1")

    assert dropped == [[]]


@pytest.mark.django_db(transaction=True)
def test_an_entry_written_by_another_machine_is_followed(shelf: Index):
    trail = following.trail()
    keep_up(shelf, trail, "v1")
    day = str(shelf.state("day"))
    place = f"kept/v1/{day}/h/page"
    shelf.keep(
        place, Page((), "html", b"x"), ["a.b:1"], version="v1", day=day, since=shelf.position(), most=10**6
    )
    assert shelf.places() == [place]
    with connection.cursor() as cursor:  # as it looks from here: an entry that nothing here was told of
        cursor.execute(
            "insert into trail_entry (at, actor, actor_label, verb, subject, area, summary, detail, request_id)"
            " values ('2018-07-27T00:00:00Z', '', '', 'a.change', 'a.b:1', '', '', '{}', '')"
        )

    keep_up(shelf, trail, "v1")

    assert shelf.places() == []


@pytest.mark.django_db(transaction=True)
def test_following_asks_little_of_the_database(shelf: Index, django_assert_num_queries):
    trail = following.trail()
    keep_up(shelf, trail, "v1")

    with django_assert_num_queries(2):
        keep_up(shelf, trail, "v1")
