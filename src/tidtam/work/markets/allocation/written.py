"""The question and its answer as bytes: canonical JSON (keys sorted, rows sorted, ASCII, no spaces), and its hash."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from tidtam.work.markets.allocation.allocate import Allocation
from tidtam.work.markets.allocation.question import Question
from tidtam.work.markets.allocation.standing import Outcome

FORMAT = "tidtam-market-draw-1"


def canonical(value: Any) -> bytes:
    """The one way to write it; ends with a line feed."""
    return (
        json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
        + b"\n"
    )


def question_hash(question: Question) -> str:
    """SHA-256 over places, applicants and rules in canonical form, without the seed: it can be published before it."""
    places = [
        asdict(replace(place, admits=tuple(sorted(place.admits)), limits=tuple(sorted(place.limits))))
        for place in sorted(question.places)
    ]
    applicants = [asdict(applicant) for applicant in sorted(question.applicants, key=lambda one: one.slip)]
    rules = [asdict(rule) for rule in sorted(question.rules, key=lambda one: one.name)]
    return sha256(canonical({"places": places, "applicants": applicants, "rules": rules})).hexdigest()


def written(question: Question, allocation: Allocation) -> dict[str, Any]:
    """The office's file, with reasons; not for the public, as rules tell who holds state welfare."""
    return {
        "format": FORMAT,
        "seed": allocation.seed,
        "input": question_hash(question),
        "outcomes": [_outcome(outcome) for outcome in allocation.outcomes],
        "waiting": [
            {"place": list(key), "slips": list(slips)} for key, slips in sorted(allocation.waiting.items())
        ],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    """asdict would copy every leaf, at twenty times the time."""
    return {
        **{name: getattr(outcome, name) for name in ("slip", "lot", "turn", "place", "nowhere")},
        "standings": [one._asdict() for one in outcome.standings],
    }


def differences(expected: Any, found: Any) -> list[str]:
    """Where two files differ: "outcomes[3].place: ... is not ...". Empty when they are the same."""
    plain = json.loads(canonical(expected)), json.loads(canonical(found))
    return list(_differences(*plain, ""))


_ABSENT = object()


def _differences(expected: Any, found: Any, path: str) -> Iterator[str]:
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            yield from _differences(
                expected.get(key, _ABSENT), found.get(key, _ABSENT), f"{path}.{key}".lstrip(".")
            )
    elif isinstance(expected, list) and isinstance(found, list):
        for at, (one, other) in enumerate(zip_longest(expected, found, fillvalue=_ABSENT)):
            yield from _differences(one, other, f"{path}[{at}]")
    elif type(expected) is not type(found) or expected != found:
        yield f"{path}: {_word(found)} is not {_word(expected)}"


def _word(value: Any) -> str:
    return "(nothing)" if value is _ABSENT else json.dumps(value, ensure_ascii=False, sort_keys=True)
