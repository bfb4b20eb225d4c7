"""The week's mail: whom it reaches, what it says, once a week; and how an overdue matter comes up to it."""

from datetime import timedelta

import pytest

from tidtam.ground.jobs.models import Message
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_holding, make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.dues import Due
from tidtam.reporting.dues.letters import for_line
from tidtam.reporting.dues.mailing import choose_week_mail, send_week
from tidtam.reporting.dues.models import NoWeekMail
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import NOW, make_action
from tidtam.work.plan.actions.escalation import set_escalation
from tidtam.work.plan.models import EscalationLevel
from tidtam.work.plan.queries.escalation import Step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(settings):
    settings.ALLOWED_HOSTS = ["localhost", "tidtam.example", "testserver"]
    posts = ["chief-{district}", "cdd-40", "governor-40"]
    with clock.frozen(NOW):
        for code in ("chief-4015", "cdd-4015", "cdd-40", "governor-40"):
            make_post(code)
        set_escalation(
            "40", [Step(*one) for one in zip(EscalationLevel, (3, 10, 20), posts, strict=True)], by=None
        )
        yield


def holder(code: str, role: str = "", area: str = "", **fields) -> User:
    user = make_user(role, area, email=f"{code}@office.example", **fields)
    make_holding(make_post(code), user)
    return user


def overdue(days: int, what: str = "ติดตั้งป้ายทางเข้าหมู่บ้าน") -> Action:
    action = make_action(what)
    Action.objects.filter(pk=action.pk).update(due_on=clock.today() - timedelta(days=days))
    return action


def mails() -> dict[str, Message]:
    return {message.to.partition("@")[0]: message for message in Message.objects.all()}


def test_an_overdue_matter_comes_up_to_the_next_levels_list_and_mail(client):
    doer, chief = holder("cdd-4015", "district", "4015"), holder("chief-4015")
    province, governor = holder("cdd-40", "province", "40"), holder("governor-40")
    action = overdue(2)
    link = f"/desk/actions/{action.key}/"

    def told(user: User) -> bool:
        client.force_login(user)
        return link in client.get("/desk/dues/?mine=told").content.decode()

    assert [told(user) for user in (doer, chief, province, governor)] == [False] * 4
    send_week(clock.today())
    assert set(mails()) == {"cdd-4015"}
    for later, level, reached in (
        (7, "อำเภอ", "chief-4015"),
        (14, "จังหวัด", "cdd-40"),
        (21, "คณะอนุกรรมการ", "governor-40"),
    ):
        Message.objects.all().delete()
        with clock.frozen(NOW + timedelta(days=later)):
            fresh = [User.objects.get(pk=user.pk) for user in (chief, province, governor)]
            assert [told(user) for user in fresh] == [
                code == reached for code in ("chief-4015", "cdd-40", "governor-40")
            ]
            send_week(clock.today())
        assert set(mails()) == {"cdd-4015", reached}
        body = mails()[reached].body
        assert "ขึ้นมาถึงท่านเพราะเกินกำหนด" in body
        assert f"{level} · ตำแหน่ง cdd-4015" in body
        assert f"http://tidtam.example{link}" in body


def test_in_one_week_nobody_gets_two():
    holder("cdd-4015", "district", "4015")
    overdue(2)
    assert send_week(clock.today()) == 1
    overdue(1, "อีกเรื่อง")
    send_week(clock.today())
    assert Message.objects.count() == 1


def test_it_speaks_the_readers_language():
    holder("cdd-4015", "district", "4015", language="en")
    overdue(2)
    send_week(clock.today())
    (mail,) = Message.objects.all()
    assert mail.subject == "Owed this week: 1 overdue, 0 due soon, 0 come up to you"
    assert "Overdue 2 days" in mail.body


def test_who_said_no_holds_no_post_or_left_gets_none():
    refused, gone = holder("cdd-4015", "district", "4015"), holder("cdd-40", "province", "40")
    make_user("province", "40", email="nobody@office.example")
    overdue(12)
    choose_week_mail(refused, wanted=False)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    send_week(clock.today())
    assert not Message.objects.exists()
    assert choose_week_mail(refused, wanted=True)
    assert not NoWeekMail.objects.exists()
    assert Entry.objects.filter(verb__startswith="dues.").count() == 2


def test_a_week_with_nothing_to_say_sends_nothing():
    holder("cdd-4015", "district", "4015")
    make_action(due_on=clock.today() + timedelta(days=40))
    assert send_week(clock.today()) == 0


def test_the_text_names_no_producer():
    due = Due(
        "registration",
        "กลุ่มทอผ้านางสมศรี: ยื่นแล้ว",
        "4015",
        "อ.หนองสองห้อง",
        "พัฒนาการ",
        clock.today(),
        3,
        "late",
        "/x/",
        names=True,
    )
    action = Due("action", "ติดตั้งป้าย", "4015", "อ.หนองสองห้อง", "พัฒนาการ", clock.today(), 3, "late", "/y/")
    text = for_line([due, action], "งานค้าง", clock.today())
    assert "สมศรี" not in text
    assert "ติดตั้งป้าย · อ.หนองสองห้อง · เกินกำหนด 3 วัน" in text


def test_the_page_shows_the_mail_the_text_and_lets_one_stop_it(client):
    user = holder("cdd-4015", "district", "4015")
    overdue(2)
    client.force_login(user)
    page = client.get("/desk/dues/week/?post=cdd-4015").content.decode()
    assert page.count("ติดตั้งป้ายทางเข้าหมู่บ้าน") == 2
    client.post("/desk/dues/week/mail/")
    assert NoWeekMail.objects.filter(user=user).exists()
    assert client.post("/desk/dues/week/address/", {"email": "ไม่ใช่ที่อยู่"}).status_code == 422
    client.post("/desk/dues/week/address/", {"email": "new@office.example"})
    user.refresh_from_db()
    assert user.email == "new@office.example"
    assert "new@office.example" not in str(Entry.objects.get(verb="people.set_address").detail)
