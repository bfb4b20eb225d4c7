"""The invented rows themselves, before they meet a database."""

from collections import Counter
from datetime import date

import pytest

from tidtam.demo.economy import SEED, described, words
from tidtam.demo.economy.makers import COUNTED_ROUND, Place, make_makers
from tidtam.demo.economy.mistakes import THOUSANDFOLD
from tidtam.demo.economy.months import COUNTED_FROM, KNOWN_AT, LAST, counted, make_ledger
from tidtam.demo.economy.stalls import make_stalls

PLACES = [
    Place(f"40{district:02}{number:02}", "ทดสอบ") for district in range(1, 27) for number in range(1, 9)
]


@pytest.fixture(scope="module")
def makers():
    return make_makers(PLACES, SEED)


@pytest.fixture(scope="module")
def ledger(makers):
    return make_ledger(makers, SEED)


def test_the_round_counts_1441_producers_in_every_subdistrict(makers):
    last = {
        maker.code: [step for step in maker.steps if step.round == COUNTED_ROUND][-1].state
        for maker in makers
        if any(step.round == COUNTED_ROUND for step in maker.steps)
    }
    assert Counter(last.values())["registered"] == 1441
    assert {maker.area for maker in makers} == {place.code for place in PLACES}
    assert len({maker.code for maker in makers}) == len(makers)


def test_the_steps_of_a_registration_follow_one_another(makers):
    for maker in makers:
        for round_code in {step.round for step in maker.steps}:
            times = [step.at for step in maker.steps if step.round == round_code]
            assert times == sorted(times)


def test_the_counted_months_add_up_to_the_articles_figure_as_known_at_the_meeting(ledger):
    assert counted(ledger.facts) == 6_199_333_184
    later = sum(
        fact.later[-1].baht if fact.later else fact.baht
        for fact in ledger.facts
        if fact.key.month >= COUNTED_FROM
    )
    assert later != 6_199_333_184


def test_a_few_large_producers_sell_most(ledger):
    sold = Counter()
    for fact in ledger.facts:
        sold[fact.key.maker] += fact.known(KNOWN_AT)
    amounts = sorted(sold.values(), reverse=True)
    assert sum(amounts[: len(amounts) // 10]) > sum(amounts) / 2
    assert 30_000 < len(ledger.facts) < 48_000


def test_the_thousandfold_slip_was_corrected_before_the_meeting(ledger):
    slips = [fact for fact in ledger.facts if any(again.reason == THOUSANDFOLD for again in fact.later)]
    assert len(slips) == 1
    assert slips[0].baht == slips[0].later[0].baht * 1000
    assert slips[0].later[0].at < KNOWN_AT


def test_some_reports_come_after_the_meeting_and_some_months_are_missing(makers, ledger):
    reported = {(fact.key.maker, fact.key.month) for fact in ledger.facts}
    reported |= {(nothing.maker, nothing.month) for nothing in ledger.nil}
    june = sum(month == date(2018, 6, 1) for _maker, month in reported)
    registered = sum(maker.registered_at is not None and maker.struck_at is None for maker in makers)
    assert 0.7 < june / registered < 0.97
    assert any(fact.at > KNOWN_AT for fact in ledger.facts)
    assert all(fact.at <= LAST for fact in ledger.facts)
    assert ledger.nil


def test_2805_registrants_stand_at_the_meeting():
    stalls = make_stalls(PLACES, SEED)
    standing = [
        stall
        for stall in stalls
        if stall.at <= KNOWN_AT and (stall.withdrawn_at is None or stall.withdrawn_at > KNOWN_AT)
    ]
    assert len(standing) == 2805
    assert all(stall.withdrawn_at is None or stall.withdrawn_at > stall.at for stall in stalls)
    assert len({stall.number for stall in stalls}) == len(stalls)


def test_the_same_seed_gives_the_same_rows(makers, ledger):
    again = make_makers(PLACES, SEED)
    assert again == makers
    assert make_ledger(again, SEED).facts == ledger.facts
    assert make_stalls(PLACES, SEED) == make_stalls(PLACES, SEED)


def test_what_producers_say_of_themselves_is_the_same_from_the_same_seed(makers):
    point = (16.4, 102.8)
    assert [described.of_maker(maker, point, SEED) for maker in makers] == [
        described.of_maker(maker, point, SEED) for maker in make_makers(PLACES, SEED)
    ]


def test_every_product_has_a_sub_type_of_its_own_category():
    for category, goods in words.GOODS.items():
        for name, _english, _price in goods:
            assert described.PARTS[name][0].startswith(f"{category}-")


def test_numbers_of_standards_say_that_they_are_invented(makers):
    held = [standard for maker in makers for standard in described.standards(maker, SEED)]
    assert 150 < len(held) < 450
    assert all(standard.number.startswith("สมมติ") for standard in held)
