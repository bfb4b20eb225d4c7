"""What is sent twice is done once and answered the same; what differs is a conflict."""

import uuid

import pytest

from tidtam.ground.jobs.actions import Conflict, once
from tidtam.ground.jobs.models import Receipt
from tidtam.ground.people.tests.factories import make_user

pytestmark = pytest.mark.django_db

ID = uuid.UUID("8f14e45f-ceea-467f-9a1b-2f1b3c4d5e6f")


def test_the_same_again_gives_the_same_answer_and_is_done_once() -> None:
    done = []
    user = make_user()

    def do() -> dict[str, int]:
        done.append(True)
        return {"visit": len(done)}

    answers = [
        once(ID, "test.visit", {"b": 2, "a": "ก"}, do, by=user),
        once(str(ID), "test.visit", {"a": "ก", "b": 2}, do, by=user),
    ]
    assert answers == [{"visit": 1}, {"visit": 1}]
    assert done == [True]


@pytest.mark.parametrize("other", ["content", "kind", "actor"])
def test_the_same_id_for_something_else_is_a_conflict_and_changes_nothing(other: str) -> None:
    user, somebody = make_user(), make_user()
    once(ID, "test.visit", "a", lambda: 1, by=user)
    with pytest.raises(Conflict):
        once(
            ID,
            "test.other" if other == "kind" else "test.visit",
            "b" if other == "content" else "a",
            lambda: pytest.fail("was done again"),
            by=somebody if other == "actor" else user,
        )
    assert Receipt.objects.get().result == 1


def test_what_failed_leaves_no_receipt_and_may_be_sent_again() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        once(ID, "test.visit", "a", fail, by=None)
    assert once(ID, "test.visit", "a", lambda: 7, by=None) == 7
