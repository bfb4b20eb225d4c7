"""The door: who comes in, who is slowed down, and that nobody can shut another person out."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client, override_settings
from django.urls import reverse

from tidtam.ground.people import actions
from tidtam.ground.people.models import Session, User
from tidtam.ground.people.tests.factories import PASSWORD, make_user
from tidtam.ground.trail.models import Entry

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
HERE, THERE = "203.0.113.7", "198.51.100.9"


def log_in(client: Client, username: str, password: str, address: str = HERE, **extra: str):
    return client.post(LOGIN, {"login": username, "password": password}, REMOTE_ADDR=address, **extra)


@pytest.fixture
def owner() -> User:
    return make_user("district", "4015", username="district4015", password=PASSWORD)


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def enrol(client: Client) -> str:
    """Switch the second step on; gives the app's key. The password is asked for once more before."""
    url = "/accounts/second-step/app/"
    confirm = client.get(url)["Location"]
    assert client.post(confirm, {"password": PASSWORD})["Location"] == url
    page = client.get(url).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    assert client.post(url, {"code": code(secret)}).status_code == 302
    return secret


def test_the_page_is_thai_until_somebody_chooses_english(client):
    assert "เข้าสู่ระบบ" in client.get(LOGIN, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    client.post(reverse("people:language"), {"language": "en", "next": LOGIN})
    page = client.get(LOGIN).content.decode()
    assert "Log in" in page
    assert '<html lang="en">' in page


def test_the_right_password_opens_and_is_noted(client, owner):
    response = log_in(client, "district4015", PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/desk/")
    assert Entry.objects.get(verb="people.log_in").area == "4015"
    session = Session.objects.get(user=owner)
    assert session.get_decoded()["address"] == HERE


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, owner):
    wrong = log_in(client, "district4015", "not this one").content.decode()
    unknown = log_in(client, "nobody-at-all", "not this one").content.decode()
    sentence = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"
    assert sentence in wrong
    assert sentence in unknown


def test_the_way_back_is_kept_but_leads_nowhere_else(client, owner):
    response = client.post(
        f"{LOGIN}?next=/desk/visits/", {"login": "district4015", "password": PASSWORD}, REMOTE_ADDR=HERE
    )
    assert response["Location"] == "/desk/visits/"
    client.logout()
    away = client.post(
        f"{LOGIN}?next=https://evil.example/",
        {"login": "district4015", "password": PASSWORD},
        REMOTE_ADDR=HERE,
    )
    assert away["Location"] == "/desk/"


def test_fifty_wrong_tries_from_one_address_do_not_stop_the_owner_at_another(owner):
    attacker = Client()
    for _try in range(50):
        log_in(attacker, "district4015", "wrong password")
    refused = log_in(attacker, "district4015", PASSWORD)
    assert refused.status_code == 200
    assert "โปรดรอ 5 นาที" in refused.content.decode()
    assert log_in(Client(), "district4015", PASSWORD, THERE).status_code == 302


def test_a_colleague_at_the_attacked_address_still_comes_in(owner):
    make_user("province", "40", username="province", password=PASSWORD)
    attacker = Client()
    for _try in range(30):
        log_in(attacker, "district4015", "wrong password")
    assert log_in(Client(), "province", PASSWORD).status_code == 302


def test_trying_many_names_from_one_address_is_stopped(owner):
    attacker = Client()
    for number in range(60):
        log_in(attacker, f"guess{number}", "wrong password")
    assert log_in(attacker, "district4015", PASSWORD).status_code == 200
    assert log_in(Client(), "district4015", PASSWORD, THERE).status_code == 302


def test_a_forged_address_does_not_give_new_tries(owner):
    attacker = Client()
    for number in range(12):
        log_in(attacker, "district4015", "wrong password", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert log_in(attacker, "district4015", PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.99").status_code == 200


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_the_proxy_its_last_word_counts(owner):
    attacker = Client()
    for number in range(12):
        log_in(attacker, "district4015", "wrong", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}, {HERE}")
    assert log_in(attacker, "district4015", PASSWORD, HTTP_X_FORWARDED_FOR=HERE).status_code == 200
    assert log_in(Client(), "district4015", PASSWORD, HTTP_X_FORWARDED_FOR=THERE).status_code == 302


def test_a_suspended_account_is_told_so_and_its_sessions_end(client, owner):
    log_in(client, "district4015", PASSWORD)
    actions.suspend(owner, by=None)
    assert client.get(reverse("people:profile")).status_code == 302
    assert log_in(Client(), "district4015", PASSWORD)["Location"] == "/accounts/inactive/"


def test_logging_out_needs_a_post_and_ends_the_session(client, owner):
    log_in(client, "district4015", PASSWORD)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.post("/accounts/logout/")["Location"] == LOGIN
    assert not Session.objects.filter(user=owner).exists()


def test_a_new_password_is_noted_and_logs_the_other_browsers_out(client, owner):
    other = Client()
    for browser in (client, other):
        log_in(browser, "district4015", PASSWORD)
    new = "หนองสองห้อง-2561"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/", form)["Location"] == "/accounts/me/"
    assert client.get("/accounts/me/").status_code == 200
    assert other.get("/accounts/me/").status_code == 302
    assert Entry.objects.filter(verb="people.set_password", actor=str(owner.pk)).count() == 1


def test_a_weak_new_password_stands_at_its_field(client, owner):
    log_in(client, "district4015", PASSWORD)
    form = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert "id_password1" in client.post("/accounts/password/", form).content.decode()
    assert log_in(Client(), "district4015", PASSWORD).status_code == 302


def test_the_second_step_is_enrolled_asked_for_and_survives_a_lost_phone(client, owner):
    log_in(client, "district4015", PASSWORD)
    secret = enrol(client)
    codes = re.findall(r"<code>(\d+)</code>", client.get("/accounts/second-step/codes/").content.decode())
    assert len(codes) == 10
    assert secret not in str(Authenticator.objects.get(user=owner, type="totp").data)

    stranger = Client()
    assert log_in(stranger, "district4015", PASSWORD)["Location"] == "/accounts/second-step/login/"
    assert stranger.get("/accounts/me/").status_code == 302
    assert "รหัสไม่ถูกต้อง" in stranger.post("/accounts/second-step/login/", {"code": "000000"}).content.decode()
    assert stranger.post("/accounts/second-step/login/", {"code": codes[0]})["Location"] == "/desk/"
    assert stranger.get("/accounts/me/").status_code == 200

    again = Client()
    log_in(again, "district4015", PASSWORD)
    assert again.post("/accounts/second-step/login/", {"code": codes[0]}).status_code == 200


def test_an_administrator_removes_the_second_step_of_a_lost_phone(client, owner):
    log_in(client, "district4015", PASSWORD)
    enrol(client)
    actions.remove_second_step(owner, by=None)
    assert log_in(Client(), "district4015", PASSWORD)["Location"] == "/desk/"


@pytest.mark.parametrize("path", ["signup", "email", "password/reset", "password/set", "login/code"])
def test_what_an_office_does_not_need_is_not_there(client, path):
    assert client.get(f"/accounts/{path}/").status_code == 404


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client, owner):
    cookie = log_in(client, "district4015", PASSWORD).cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
