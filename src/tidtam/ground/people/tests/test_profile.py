"""One's own account page, the language, and the browsers one is logged in with."""

import pytest
from django.test import Client
from django.urls import reverse

from tidtam.ground.people.models import Session, User
from tidtam.ground.people.queries import browser
from tidtam.ground.people.tests.factories import PASSWORD, make_post, make_user

pytestmark = pytest.mark.django_db

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"


def logged_in(username: str) -> Client:
    client = Client(HTTP_USER_AGENT=CHROME)
    client.post("/accounts/login/", {"login": username, "password": PASSWORD}, REMOTE_ADDR="203.0.113.7")
    return client


@pytest.fixture
def officer() -> User:
    user = make_user("district", "4015", username="district4015", password=PASSWORD, display_name="พัฒนาการ")
    make_post("cdd-4015", holder=user, name_th="พัฒนาการอำเภอหนองสองห้อง")
    return user


def test_the_page_says_role_area_post_and_browser(officer):
    page = logged_in("district4015").get(reverse("people:profile")).content.decode()
    for word in ("เจ้าหน้าที่อำเภอ", "อ.หนองสองห้อง", "พัฒนาการอำเภอหนองสองห้อง", "Chrome, Windows", "203.0.113.7"):
        assert word in page


def test_the_profiles_language_goes_before_the_browsers(officer):
    client = logged_in("district4015")
    client.post(reverse("people:language"), {"language": "en", "next": "/accounts/me/"})
    officer.refresh_from_db()
    assert officer.language == "en"
    client.cookies["django_language"] = "th"
    assert "Roles and areas" in client.get("/accounts/me/").content.decode()


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_choosing_a_language_never_leads_away(client, onward):
    response = client.post(reverse("people:language"), {"language": "en", "next": onward})
    assert response["Location"] == "/"


def test_an_unknown_language_changes_nothing(client, officer):
    client = logged_in("district4015")
    assert (
        client.post(reverse("people:language"), {"language": "xx", "next": "/accounts/me/"}).status_code
        == 302
    )
    officer.refresh_from_db()
    assert officer.language == "th"


def test_another_browser_is_seen_and_logged_out_without_its_key_on_the_page(officer):
    here, there = logged_in("district4015"), logged_in("district4015")
    page = here.get("/accounts/me/").content.decode()
    other = Session.objects.get(session_key=there.session.session_key)
    assert other.mark in page
    assert other.session_key not in page
    here.post(reverse("people:end_session"), {"session": other.mark})
    assert there.get("/accounts/me/").status_code == 302
    assert here.get("/accounts/me/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(officer):
    make_user(username="stranger", password=PASSWORD)
    mine, theirs = logged_in("district4015"), logged_in("stranger")
    mark = Session.objects.get(session_key=theirs.session.session_key).mark
    mine.post(reverse("people:end_session"), {"session": mark})
    assert theirs.get("/accounts/me/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit Version/17.0 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/126.0 Mobile Safari/537.36 Line/14.9",
            "LINE, Android",
        ),
        ("", ""),
    ],
)
def test_browsers_are_named_as_people_name_them(agent, words):
    assert browser(agent) == words
