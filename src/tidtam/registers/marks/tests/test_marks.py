from datetime import date

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.marks import actions, refusals
from tidtam.registers.marks.actions import AwardRow
from tidtam.registers.marks.models import Award, Level
from tidtam.registers.marks.queries import marks_in, standing
from tidtam.registers.marks.tests.factories import make_award
from tidtam.registers.producers.actions import NotOpen, RegisterRefused
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db

MONTH = date(2018, 1, 1)


def test_the_four_marks_stand_in_their_order_with_their_words():
    actions.load_marks()
    actions.load_marks()
    marks = Level.objects.filter(version__scheme__code=actions.MARKS)
    assert list(marks.values_list("name_th", "colour_th", "slogan_th")) == [
        ("Premium", "สีทอง", "แข่งขันสู่สากล"),
        ("Classic", "สีเงิน", "อนุรักษ์คุณค่าสูง"),
        ("Standard", "สีแดง", "พัฒนาสร้างสรรค์"),
        ("Rising Star", "สีน้ำเงิน", "ดาวรุ่ง"),
    ]


def test_the_highest_mark_in_force_on_the_first_of_the_month_counts():
    product, bare = make_product(), make_product()
    make_award(product, "standard")
    make_award(product, "classic")
    make_award(product, "premium", valid_from=date(2018, 1, 2))
    assert marks_in(MONTH, [product.pk, bare.pk]) == {product.pk: "classic"}


def test_an_expired_or_revoked_mark_does_not_count():
    product = make_product()
    make_award(product, "premium", valid_until=date(2017, 12, 31))
    revoked = make_award(product, "classic")
    actions.revoke_award(revoked, by=None, on=date(2017, 6, 1), reason="เลิกผลิต")
    assert marks_in(MONTH, [product.pk]) == {}
    revoked.refresh_from_db()
    assert standing(revoked, MONTH)[0] == "late"


def test_a_mark_is_revoked_once_and_with_a_reason():
    award = make_award(make_product())
    with pytest.raises(refusals.ReasonMissing):
        actions.revoke_award(award, by=None, on=MONTH, reason="  ")
    with pytest.raises(refusals.RevokedTooEarly):
        actions.revoke_award(award, by=None, on=date(2015, 12, 31), reason="เลิกผลิต")
    actions.revoke_award(award, by=None, on=MONTH, reason="เลิกผลิต")
    with pytest.raises(refusals.AlreadyRevoked):
        actions.revoke_award(award, by=None, on=MONTH, reason="เลิกผลิต")


def test_marks_are_awarded_all_or_none():
    product = make_product()
    actions.load_marks()
    good = AwardRow(product.pk, "premium", MONTH, MONTH)
    for wrong in (
        good._replace(level="gold"),
        good._replace(product=0),
        good._replace(valid_until=date(2017, 1, 1)),
        good._replace(decided_on=date(2013, 9, 30)),
    ):
        with pytest.raises(RegisterRefused):
            actions.award_marks([good, wrong], by=None)
    officer = make_user(role="district", area="4025")
    with pytest.raises(NotOpen):
        actions.award_marks([good], by=officer)
    assert not Award.objects.exists()


def test_the_list_shows_the_marks_of_the_own_district(client):
    make_award(make_product(name_th="ผ้าของเรา"))
    make_award(make_product(make_producer("402505"), name_th="ผ้าของเขา"), "classic")
    client.force_login(make_user(role="district", area="4015"))
    page = client.get(reverse("marks:list"), {"mark": "premium", "standing": "yes"}).content.decode()
    assert "ผ้าของเรา" in page
    assert 'class="mark premium"' in page
    assert "ผ้าของเขา" not in page
    sheet = b"".join(client.get(reverse("marks:list"), {"format": "csv"}).streaming_content).decode(
        "utf-8-sig"
    )
    assert "<span" not in sheet


def test_strangers_go_to_log_in(client):
    assert client.get(reverse("marks:list")).status_code == 302
