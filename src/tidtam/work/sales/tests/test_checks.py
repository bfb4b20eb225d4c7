"""What the checks ask about, and what they leave alone."""

import pytest
from django.utils import translation

from tidtam.work.sales.checks import CODES, check
from tidtam.work.sales.checks.figures import about, times
from tidtam.work.sales.checks.sentences import SENTENCES
from tidtam.work.sales.tests.check_vectors import CASES, SPLIT, known, whole


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_it_asks(case):
    assert tuple(flag.code for flag in check(case.lines, case.known)) == case.codes


def test_every_check_is_shown_by_a_case():
    assert {code for case in CASES for code in case.codes} == set(CODES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_flag_is_one_sentence_in_both_languages_and_fits_its_columns(case):
    for language in ("th", "en"):
        with translation.override(language):
            for flag in check(case.lines, case.known):
                assert 20 < len(flag.said) <= 600
                assert "{what}" not in flag.said.replace("{what} that", "")
                assert len(flag.subject) <= 60
                assert len(flag.code) <= 30
                assert flag.code in CODES


def test_the_sentence_gives_the_reason_and_the_numbers():
    with translation.override("en"):
        (flag,) = check(whole(51_250_000), known())
        assert flag.said == (
            "The whole sum: 51,250,000 baht may have been typed 1,000 times too large; "
            "51,250 baht would fit, as about 50,000 baht is usual."
        )
    (flag,) = check(whole(51_250_000), known())
    assert flag.said.startswith("ยอดรวม: 51,250,000 บาท")


def test_the_same_question_keeps_its_subject_while_its_numbers_move():
    (then,) = check(whole(51_250_000), known())
    months = {**dict(known().months), 3: 1_00}
    (now,) = check(whole(51_250_000), known(months))
    assert now.said != then.said
    assert (now.code, now.subject) == (then.code, then.subject)
    (other,) = check(whole(51_250_001), known())
    assert other.subject != then.subject


def test_the_order_of_lines_changes_nothing():
    wrong = (*SPLIT[:2], SPLIT[2]._replace(baht=SPLIT[2].baht * 1000))
    assert {flag.subject for flag in check(wrong, known())} == {
        flag.subject for flag in check(wrong[::-1], known())
    }


@pytest.mark.parametrize(
    ("satang", "text"),
    [(99, "1"), (999_49, "999"), (1234_56, "1,230"), (48_512_00, "48,500"), (1e15, "10,000,000,000,000")],
)
def test_what_is_usual_is_told_in_three_digits(satang, text):
    assert about(satang) == text


@pytest.mark.parametrize(
    ("ratio", "text"), [(2.04, "2"), (2.05, "2.1"), (9.96, "10"), (998.5, "999"), (12345, "12,345")]
)
def test_times_are_short(ratio, text):
    assert times(ratio) == text


def test_every_sentence_is_used_and_translated():
    used = {flag.sentence for case in CASES for flag in check(case.lines, case.known)}
    assert used == set(SENTENCES)
    for sentence in SENTENCES.values():
        with translation.override("en"):
            english = str(sentence)
        assert str(sentence) != english
