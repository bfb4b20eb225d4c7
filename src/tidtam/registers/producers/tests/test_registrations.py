from datetime import UTC, date, datetime, timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.producers import actions, refusals
from tidtam.registers.producers.actions import NotOpen, StepRow, take_step
from tidtam.registers.producers.course import MOVES, NEXT, of_province
from tidtam.registers.producers.models import (
    DocumentKind,
    Producer,
    ProducerKind,
    Registration,
    RegistrationState,
    Round,
)
from tidtam.registers.producers.queries.documents import lacks_papers, missing_of
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db

IN_ROUND = datetime(2018, 5, 2, 3, tzinfo=UTC)
DAY = date(2018, 5, 2)
SIGNED = {"post": "พัฒนาการอำเภอหนองสองห้อง", "dated_on": DAY}
MET = {"meeting": "ครั้งที่ 2/2561", "dated_on": DAY}


@pytest.fixture(autouse=True)
def in_the_round():
    with clock.frozen(IN_ROUND) as moment:
        yield moment


@pytest.fixture
def district():
    return make_user(role="district", area="4015")


@pytest.fixture
def province():
    return make_user(role="province", area="40")


def quarter() -> Round:
    return Round.objects.get(pk="2561-3")


def begun(producer: Producer | None = None, **said) -> Registration:
    producer = producer or make_producer(state="")
    if not producer.products.exists():
        make_product(producer)
    actions.load_lists()
    said.setdefault("by", None)
    return actions.start_registration(producer, quarter(), producer.products.all(), **said)


def at(state: str, registration: Registration | None = None) -> Registration:
    """A registration that has come as far as this."""
    registration = registration or begun()
    for code in ("receive", "send", "agree"):
        if registration.state == state:
            break
        [registration] = take_step(
            [registration], MOVES[code], by=None, **(MET if code == "agree" else SIGNED)
        )
    return registration


def with_all_papers(registration: Registration) -> Registration:
    for kind in missing_of([registration])[registration]:
        actions.hand_in(registration, kind, None, by=None)
    return registration


def test_a_registration_goes_from_draft_to_a_number_each_step_by_its_office(district, province):
    registration = begun(by=district)
    assert registration.state == "draft"
    assert registration.token == ""
    [registration] = take_step([registration], MOVES["receive"], by=district, **SIGNED)
    assert len(registration.token) >= 20
    [registration] = take_step([registration], MOVES["send"], by=district)
    [registration] = take_step([registration], MOVES["agree"], by=district, **MET)
    with_all_papers(registration)
    [registration] = take_step([registration], MOVES["register"], by=province, **SIGNED)
    registration.refresh_from_db()
    assert (registration.state, registration.number) == ("registered", "40-2561-00001")
    steps = list(registration.steps.order_by("pk"))
    assert [step.state for step in steps] == ["draft", "received", "district", "province", "registered"]
    assert (steps[3].meeting, steps[3].dated_on) == ("ครั้งที่ 2/2561", DAY)
    assert steps[1].post == "พัฒนาการอำเภอหนองสองห้อง"
    told = Entry.objects.filter(verb="producers.take_step", area=registration.producer.area_id)
    assert told.count() == 4
    registration.producer.refresh_from_db()
    assert registration.producer.registered_at == IN_ROUND


@pytest.mark.parametrize("code", ["register", "reject", "hand-back", "cancel"])
def test_a_district_officer_takes_no_step_at_the_provinces_table(code, district):
    registration = at("province")
    with pytest.raises(refusals.OfProvince):
        take_step([registration], MOVES[code], by=district, reason="x", **SIGNED)
    registration.refresh_from_db()
    assert registration.state == "province"


@pytest.mark.parametrize("state", ["registered", "lapsed"])
def test_a_district_officer_does_not_register_by_a_list_either(state, district):
    producer = make_producer(state="")
    with pytest.raises(refusals.OfProvince):
        actions.record_registration_step(StepRow(producer.pk, "2557-2558", state), by=district)
    assert not Registration.objects.exists()


def test_what_a_district_officer_takes_over_says_that_earlier_steps_are_missing(district):
    producer = make_producer(state="")
    actions.record_registration_step(StepRow(producer.pk, "2561-3", "district"), by=district)
    assert Registration.objects.get().steps.get().reason != ""


def test_another_districts_officer_can_do_nothing():
    other = make_user(role="district", area="4025")
    registration = begun()
    with pytest.raises(refusals.NotEntitled):
        take_step([registration], MOVES["receive"], by=other, **SIGNED)
    with pytest.raises(refusals.NotEntitled):
        actions.start_registration(registration.producer, quarter(), [], by=other)
    with pytest.raises(NotOpen):
        actions.record_registration_step(StepRow(registration.producer_id, "2561-2", "draft"), by=other)


def test_a_step_that_is_left_out_is_the_provinces_and_says_why(district, province):
    registration = at("received")
    with pytest.raises(refusals.OfProvince):
        take_step([registration], MOVES["skip"], by=district, reason="ไม่มีคณะอนุกรรมการ")
    with pytest.raises(refusals.ReasonMissing):
        take_step([registration], MOVES["skip"], by=province)
    [registration] = take_step([registration], MOVES["skip"], by=province, reason="ไม่มีคณะอนุกรรมการ")
    assert registration.state == "province"


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.code)
def test_every_move_of_the_pages_is_a_step_that_may_follow(move):
    assert all(move.after in NEXT[state] for state in move.before)
    assert all(move.of_province(state) == of_province(state, move.after) for state in move.before)


@pytest.mark.parametrize("state", RegistrationState.values)
def test_whatever_may_follow_can_be_done_on_a_page(state):
    assert NEXT[state] == {move.after for move in MOVES.values() if move.fits(state)}


@pytest.mark.parametrize(
    ("code", "said", "refusal"),
    [
        ("receive", {"dated_on": DAY}, refusals.PostMissing),
        ("receive", {"post": "พัฒนากร"}, refusals.DayMissing),
        ("receive", {**SIGNED, "dated_on": DAY + timedelta(days=1)}, refusals.DayInFuture),
        ("cancel", {"reason": " "}, refusals.ReasonMissing),
        ("send", {}, refusals.CannotFollow),
    ],
)
def test_a_step_says_what_it_has_to_say(code, said, refusal):
    with pytest.raises(refusal):
        take_step([begun()], MOVES[code], by=None, **said)


def test_the_committee_is_named_with_its_meeting():
    registration = at("district")
    with pytest.raises(refusals.MeetingMissing):
        take_step([registration], MOVES["agree"], by=None, dated_on=DAY)


def test_outside_the_rounds_days_a_reason_is_given_and_the_step_is_marked_late(district):
    with clock.frozen(IN_ROUND + timedelta(days=80)):
        with pytest.raises(refusals.LateReasonMissing):
            begun(by=district)
        registration = begun(by=district, reason="น้ำท่วมเส้นทาง")
        step = registration.steps.get()
        assert (step.late, step.reason) == (True, "น้ำท่วมเส้นทาง")
        with pytest.raises(refusals.LateReasonMissing):
            take_step([registration], MOVES["receive"], by=district, **SIGNED)
        [registration] = take_step(
            [registration], MOVES["receive"], by=district, reason="น้ำท่วมเส้นทาง", **SIGNED
        )
        take_step([registration], MOVES["send"], by=district)
        assert list(registration.steps.order_by("pk").values_list("late", flat=True)) == [True, True, False]


def test_a_producer_is_registered_once_in_a_round_with_its_own_products():
    registration = begun()
    with pytest.raises(refusals.AlreadyInRound):
        begun(registration.producer)
    stranger = make_product(make_producer(state=""))
    other = make_producer(state="")
    with pytest.raises(refusals.NotItsProduct):
        actions.start_registration(other, quarter(), [stranger], by=None)
    with pytest.raises(refusals.NoProduct):
        actions.start_registration(other, quarter(), [], by=None)


def test_a_producers_own_people_begin_a_draft_and_nothing_more():
    user = make_user(role="producer", area="4015")
    producer = make_producer(state="")
    make_product(producer)
    actions.add_member(producer, user.pk, by=None)
    registration = begun(producer, by=user)
    with pytest.raises(refusals.NotEntitled):
        take_step([registration], MOVES["receive"], by=user, **SIGNED)
    with pytest.raises(refusals.PaperNotKept):
        actions.hand_in(registration, DocumentKind.objects.get(pk="id"), None, by=user)
    with pytest.raises(refusals.NotEntitled):
        actions.strike_product(registration.products.get(), reason="x", by=user)


def test_a_struck_product_does_not_count_and_without_any_nothing_goes_on(district):
    registration = at("received")
    row = registration.products.get()
    with pytest.raises(refusals.ReasonMissing):
        actions.strike_product(row, reason="", by=district)
    actions.strike_product(row, reason="ซื้อมาจำหน่าย ไม่ได้ผลิตเอง", by=district)
    with pytest.raises(refusals.NoProduct):
        take_step([registration], MOVES["send"], by=district)
    actions.restore_product(row, by=district)
    take_step([registration], MOVES["send"], by=district)


def test_of_what_is_registered_the_province_strikes_and_nobody_puts_back(district, province):
    registration = at("province")
    [registration] = take_step([with_all_papers(registration)], MOVES["register"], by=province, **SIGNED)
    row = registration.products.get()
    with pytest.raises(refusals.NotEntitled):
        actions.strike_product(row, reason="ลอกเลียน", by=district)
    actions.strike_product(row, reason="ลอกเลียน", by=province)
    with pytest.raises(refusals.Decided):
        actions.restore_product(row, by=province)


def test_without_its_papers_it_is_registered_only_with_a_reason(province):
    registration = at("province")
    with pytest.raises(refusals.MissingPapersReason):
        take_step([registration], MOVES["register"], by=province, **SIGNED)
    [registration] = take_step(
        [registration], MOVES["register"], by=province, reason="ยื่นเอกสารฉบับจริงแล้ว", **SIGNED
    )
    assert registration.state == "registered"


def test_a_list_goes_on_whole_or_not_at_all(district):
    first, second = at("received"), at("received", begun(make_producer("40150604", state="")))
    third = begun(make_producer("40150604", state=""))
    with pytest.raises(refusals.CannotFollow):
        take_step([first, second, third], MOVES["send"], by=district)
    first.refresh_from_db()
    assert first.state == "received"
    assert len(take_step([first, second], MOVES["send"], by=district)) == 2
    with pytest.raises(refusals.NothingChosen):
        take_step([], MOVES["send"], by=district)


@pytest.mark.parametrize("kind", ProducerKind.values)
def test_what_is_missing_follows_the_official_list_of_the_type(kind):
    registration = begun(make_producer(state="", kind=kind))
    wanted = {
        one.pk for one in DocumentKind.objects.filter(required=True) if not one.kinds or kind in one.kinds
    }
    assert {one.pk for one in missing_of([registration])[registration]} == wanted
    assert Registration.objects.filter(lacks_papers()).exists()
    with_all_papers(registration)
    assert missing_of([registration]) == {registration: []}
    assert not Registration.objects.filter(lacks_papers()).exists()


def test_a_refused_paper_counts_as_missing(district):
    registration = with_all_papers(begun())
    document = registration.documents.get(kind="house")
    actions.refuse_document(document, reason="อ่านไม่ออก", by=district)
    assert [kind.pk for kind in missing_of([registration])[registration]] == ["house"]
    assert Registration.objects.filter(lacks_papers()).exists()
    with pytest.raises(refusals.AlreadyRefused):
        actions.refuse_document(document, reason="อ่านไม่ออก", by=district)


def test_numbers_run_on_within_the_province_and_never_twice(province):
    given = []
    for _ in range(3):
        [registration] = take_step(
            [at("province", begun(make_producer(state="")))],
            MOVES["register"],
            by=province,
            reason="x",
            **SIGNED,
        )
        given.append(registration.number)
    assert given == ["40-2561-00001", "40-2561-00002", "40-2561-00003"]
    Registration.objects.filter(number="40-2561-00002").update(number="40-2561-100000")
    rows = [at("province", begun(make_producer(state=""))) for _ in range(2)]
    done = take_step(rows, MOVES["register"], by=province, reason="x", **SIGNED)
    assert [row.number for row in done] == ["40-2561-100001", "40-2561-100002"]
