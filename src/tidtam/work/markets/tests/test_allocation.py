"""The draw is fair, explained and repeatable."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.work.markets.allocation import (
    Applicant,
    Place,
    Question,
    RuleName,
    State,
    Unfit,
    Wish,
    allocate,
    canonical,
    differences,
    lot_of,
    next_in_line,
    question_hash,
    written,
)
from tidtam.work.markets.allocation.question import in_order
from tidtam.work.markets.tests.rounds import Given, best, better, rounds, wanted, wrongs

Row = TypeVar("Row")
SEED = "2561-06-16 นวัตวิถี"
FOOD = Place("M", "A", "sat", "4025", room=2, limits=(("food", 1),))


def places_of(question: Question, seed: str = SEED) -> Given:
    return {outcome.slip: outcome.place for outcome in allocate(question, seed).outcomes}


def person(slip: str, **fields: object) -> Applicant:
    return replace(Applicant(slip, f"T{slip}", "4025", "food", (Wish("M"),)), **fields)  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(rounds())
def test_nobody_with_a_better_claim_is_left_out(question: Question):
    assert wrongs(question, SEED, places_of(question)) == []


@settings(max_examples=150, deadline=None)
@given(rounds(applicants=4, most_places=3))
def test_it_is_the_one_fair_allocation_that_serves_everybody_best(question: Question):
    assert best(question, SEED) == [places_of(question)]


@settings(max_examples=150, deadline=None)
@given(rounds(), st.randoms(use_true_random=False))
def test_order_of_rows_changes_no_byte(question: Question, chance: Random):
    def mixed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(chance.sample(rows, len(rows)))

    places = tuple(
        replace(one, admits=mixed(one.admits), limits=mixed(one.limits)) for one in mixed(question.places)
    )
    other = Question(places, mixed(question.applicants), mixed(question.rules))

    assert canonical(written(other, allocate(other, SEED))) == canonical(
        written(question, allocate(question, SEED))
    )


@settings(max_examples=150, deadline=None)
@given(rounds(), st.data())
def test_who_withdraws_harms_nobody(question: Question, data: st.DataObject):
    if not question.applicants:
        return
    gone = data.draw(st.sampled_from(question.applicants))
    before = places_of(question)
    after = places_of(replace(question, applicants=tuple(one for one in question.applicants if one != gone)))

    for one in question.applicants:
        if one != gone:
            keys = [*(place.key for place in wanted(question, one)), None]
            assert keys.index(after[one.slip]) <= keys.index(before[one.slip])


@settings(max_examples=150, deadline=None)
@given(rounds(), st.data())
def test_saying_other_wishes_than_the_true_ones_gains_nothing(question: Question, data: st.DataObject):
    if not question.applicants:
        return
    one = data.draw(st.sampled_from(question.applicants))
    keys = [*(place.key for place in wanted(question, one)), None]
    said = data.draw(st.permutations([key for key in keys if key]))[: data.draw(st.integers(0, len(keys)))]
    lying = replace(one, wishes=tuple(Wish(*key) for key in said))
    others = tuple(who for who in question.applicants if who != one)
    told = places_of(replace(question, applicants=(*others, lying)))[one.slip]

    assert keys.index(places_of(question)[one.slip]) <= keys.index(told)


@settings(max_examples=150, deadline=None)
@given(rounds())
def test_ranks_and_waiting_lists_follow_the_claims(question: Question):
    allocation = allocate(question, SEED)
    people = {one.slip: one for one in question.applicants}
    places = {place.key: place for place in question.places}
    for key, slips in allocation.waiting.items():
        assert all(
            better(question, SEED, places[key], people[one], people[other]) for one, other in pairwise(slips)
        )
    for outcome in allocation.outcomes:
        for standing in outcome.standings:
            here = places[standing.place]
            rivals = [one for one in question.applicants if here in wanted(question, one)]
            assert standing.asked == len(rivals)
            if standing.state is State.NOT_ADMITTED:
                assert standing.number is None
                continue
            ahead = [one for one in rivals if better(question, SEED, here, one, people[outcome.slip])]
            assert standing.number == len(ahead) + 1
            if standing.list_place is not None:
                assert allocation.waiting[standing.place][standing.list_place - 1] == outcome.slip
        assert (outcome.place is None) == (outcome.given is None)


def test_the_lot_is_what_sha256sum_says():
    said = subprocess.run(["sha256sum"], input=f"{SEED}\nT-0042".encode(), capture_output=True, check=True)

    assert lot_of(SEED, "T-0042") == said.stdout.decode().split()[0]


def test_the_bytes_do_not_hang_on_the_machine_run():
    """Another process with another hash seed writes the same."""
    question = Question(
        (FOOD,), tuple(person(str(n), welfare=n % 2 == 0) for n in range(9)), in_order(*RuleName)
    )
    code = (
        "from tidtam.work.markets.allocation import *\n"
        "from tidtam.work.markets.allocation.question import in_order\n"
        "import sys\n"
        "place = Place('M', 'A', 'sat', '4025', room=2, limits=(('food', 1),))\n"
        "people = tuple(Applicant(str(n), f'T{n}', '4025', 'food', (Wish('M'),), n % 2 == 0) for n in range(9))\n"
        "question = Question((place,), people, in_order(*RuleName))\n"
        f"sys.stdout.buffer.write(canonical(written(question, allocate(question, {SEED!r}))))\n"
    )
    expected = canonical(written(question, allocate(question, SEED)))
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )
        assert run.stdout == expected


def test_the_hash_tells_a_changed_input_and_leaves_out_the_seed():
    question = Question((FOOD,), (person("1"), person("2")))

    assert question_hash(question) != question_hash(replace(question, applicants=(person("1"),)))
    assert question_hash(question) != question_hash(replace(question, rules=in_order(RuleName.WELFARE)))
    assert (
        written(question, allocate(question, "a"))["input"]
        == written(question, allocate(question, "b"))["input"]
    )


def test_rules_outweigh_in_their_order():
    two = (person("far", district="4011", welfare=True), person("near"))
    place = replace(FOOD, room=1, limits=())
    home, welfare = RuleName.OWN_DISTRICT, RuleName.WELFARE

    assert places_of(Question((place,), two, in_order(home, welfare)))["near"] == place.key
    assert places_of(Question((place,), two, in_order(welfare, home)))["far"] == place.key


def test_goods_beyond_their_limit_wait_beside_a_free_stall():
    allocation = allocate(Question((FOOD,), (person("1"), person("2"))), SEED)
    states = sorted(outcome.standings[0].state for outcome in allocation.outcomes)
    waiting = next(outcome for outcome in allocation.outcomes if outcome.place is None)

    assert states == [State.GIVEN, State.GOODS_FULL]
    assert (waiting.standings[0].number, waiting.standings[0].asked, waiting.standings[0].list_place) == (
        2,
        2,
        1,
    )


def test_a_free_stall_goes_to_the_first_whose_goods_fit():
    line = [("1", "food"), ("2", "cloth")]

    assert next_in_line(FOOD, ["food"], line) == "2"
    assert next_in_line(FOOD, ["cloth"], line) == "1"
    assert next_in_line(FOOD, ["food", "cloth"], line) is None
    assert next_in_line(FOOD, ["food"], line[:1]) is None


def test_a_wish_that_no_place_answers_is_told():
    outcome = allocate(Question((FOOD,), (person("1", wishes=(Wish("gone"), Wish("M"))),)), SEED).outcomes[0]

    assert (outcome.nowhere, outcome.place) == ((1,), FOOD.key)


def test_a_changed_file_is_told_by_its_place():
    question = Question((FOOD,), (person("1"), person("2")))
    file = json.loads(canonical(written(question, allocate(question, SEED))))
    assert differences(written(question, allocate(question, SEED)), file) == []
    file["outcomes"][1]["turn"] = 7
    del file["seed"]
    told = differences(written(question, allocate(question, SEED)), file)

    assert [line.split(":")[0] for line in told] == ["outcomes[1].turn", "seed"]


@pytest.mark.parametrize(
    ("what", "question"),
    [
        ("slip_twice", Question((FOOD,), (person("1"), person("1", ticket="x")))),
        ("ticket_twice", Question((FOOD,), (person("1"), person("2", ticket="T1")))),
        ("place_twice", Question((FOOD, FOOD), ())),
        ("room_below_zero", Question((replace(FOOD, room=-1),), ())),
        ("wish_empty", Question((FOOD,), (person("1", wishes=(Wish(),)),))),
        ("attended_more_than_due", Question((FOOD,), (person("1", attended=2, due=1),))),
        ("ticket_unfit", Question((FOOD,), (person("1", ticket="a\nb"),))),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(what: str, question: Question):
    with pytest.raises(Unfit) as refused:
        allocate(question, SEED)

    assert refused.value.what == what
