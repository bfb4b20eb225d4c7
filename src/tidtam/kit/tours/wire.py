"""A question as JSON, for a process of its own or a job's payload."""

from typing import Any

from tidtam.kit.tours.question import Day, Group, Place, Question, Window


def question_json(question: Question) -> dict[str, Any]:
    return {
        "places": [
            [
                place.key,
                place.node,
                place.stay,
                place.profit,
                [[w.earliest, w.latest, None if w.days is None else sorted(w.days)] for w in place.windows],
                place.group,
                place.required,
            ]
            for place in question.places
        ],
        "days": [[day.start, day.end, day.opens, day.closes, day.longest] for day in question.days],
        "travel": [list(row) for row in question.travel],
        "groups": [[group.key, group.required] for group in question.groups],
    }


def question_from(kept: dict[str, Any]) -> Question:
    """Raises WrongQuestion as the question itself does."""
    return Question(
        tuple(
            Place(key, node, stay, profit, tuple(_window(*one) for one in windows), group, required)
            for key, node, stay, profit, windows, group, required in kept["places"]
        ),
        tuple(Day(*one) for one in kept["days"]),
        kept["travel"],
        tuple(Group(*one) for one in kept["groups"]),
    )


def _window(earliest: int, latest: int, days: list[int] | None) -> Window:
    return Window(earliest, latest, None if days is None else frozenset(days))
