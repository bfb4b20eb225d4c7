"""The frame of every page, its menu, its errors and the state of the house."""

import json
import logging
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.utils import translation

from tidtam.kit import clock, middleware, navigation, views
from tidtam.kit.context import Frame
from tidtam.kit.navigation import NavItem

pytestmark = pytest.mark.urls("tidtam.kit.tests.addresses")

ITEMS = (
    NavItem("Health", "kit:healthz", "view", order=10),
    NavItem("Icon", "kit:favicon", "configure", order=110),
    NavItem("Nowhere", "no:such", "", order=120),
)


def actor(*verbs: str) -> Any:
    return SimpleNamespace(
        is_authenticated=True, label="Officer", reach=lambda verb: ("40",) if verb in verbs else ()
    )


@pytest.fixture
def _items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "declared", lambda: ITEMS)


@pytest.mark.usefixtures("_items")
def test_the_menu_holds_what_the_actor_may_use_and_marks_where_it_is() -> None:
    assert [link.label for link in navigation.menu(actor("view"), "/healthz")] == ["Health"]
    both = navigation.menu(actor("view", "configure"), "/healthz/below")
    assert [(link.label, link.current, link.starts) for link in both] == [
        ("Health", "true", False),
        ("Icon", "", True),
    ]
    assert navigation.menu(actor("view"), "/healthz")[0].current == "page"


def test_membership_can_open_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    own = NavItem("Own", "kit:healthz", shown=lambda user: user.label == "Officer")
    monkeypatch.setattr(navigation, "declared", lambda: (own,))
    assert [link.label for link in navigation.menu(actor(), "/")] == ["Own"]


def test_every_room_declares_entries_of_the_right_kind() -> None:
    navigation.declared.cache_clear()
    assert all(isinstance(item, NavItem) for item in navigation.declared())


def test_strangers_have_no_menu() -> None:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)  # type: ignore[assignment]
    assert Frame(request).menu == []
    assert Frame().menu == []


def test_every_request_has_its_number_in_the_log_and_the_answer(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str] = []

    def answer(request: Any) -> Any:
        record = logging.makeLogRecord({})
        middleware.RequestIdFilter().filter(record)
        seen.append(record.request_id)  # type: ignore[attr-defined]
        return views.bad_request(request)

    numbered = middleware.request_id(answer)
    first, second = (
        numbered(RequestFactory().get("/")),
        numbered(RequestFactory().get("/", headers={"x-request-id": "mine"})),
    )
    assert seen == [first["X-Request-ID"], second["X-Request-ID"]]
    assert len(set(seen)) == 2
    assert "mine" not in seen
    assert seen[0] in first.content.decode()  # type: ignore[attr-defined]
    assert middleware.current_request_id() == "-"


@pytest.mark.parametrize("handler", [views.bad_request, views.csrf_failed, views.server_error])
def test_errors_are_told_without_asking_the_database(handler: Any) -> None:
    answer = handler(RequestFactory().get("/"))
    assert answer.status_code in {400, 403, 500}
    assert b"<h1>" in answer.content


def test_what_was_typed_can_be_reached_again_after_a_stale_form() -> None:
    with translation.override("en"):
        assert "what you typed is still there" in views.csrf_failed(
            RequestFactory().get("/")
        ).content.decode().replace("\n", " ")


def test_a_database_that_is_away_is_worth_another_try() -> None:
    try:
        raise OperationalError("gone")
    except OperationalError:
        answer = views.server_error(RequestFactory().get("/"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"


@pytest.mark.django_db
def test_healthz_is_ready_once_the_database_answers_and_is_migrated() -> None:
    answer = views.healthz(RequestFactory().get("/healthz"))
    assert answer.status_code == 200
    assert json.loads(answer.content)["status"] == "ok"


@pytest.mark.django_db
def test_healthz_is_not_ready_without_migrations_or_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_migrated", False)
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *a: [1])
    unmigrated = views.healthz(RequestFactory().get("/healthz"))
    assert unmigrated.status_code == 503
    assert "migrations" in json.loads(unmigrated.content)["problem"]

    def gone() -> None:
        raise OperationalError("secret host name")

    monkeypatch.setattr(connection, "cursor", gone)
    away = views.healthz(RequestFactory().get("/healthz"))
    assert away.status_code == 503
    assert b"secret" not in away.content


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_of_the_demo_says_so_in_thai(language: str, tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    clock.set_demo(tmp_path, date(2018, 7, 27))
    with translation.override(language):
        assert "ข้อมูลสมมติ" in views.bad_request(RequestFactory().get("/")).content.decode()
    clock.set_demo(tmp_path, None)
    assert "ข้อมูลสมมติ" not in views.bad_request(RequestFactory().get("/")).content.decode()
