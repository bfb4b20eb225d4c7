"""What the committee's machine starts from, and what it remembers beside the database."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, initialize

from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.reporting.meetings.actions import call_meeting
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import make_photo


@dataclass
class Asked:
    """One matter as the machine remembers it: since when it was open, and when it was closed."""

    action: int
    since: datetime
    closed: datetime | None = None


@dataclass
class Resolved:
    """One resolution as the machine remembers it."""

    key: int
    starts_at: datetime
    recorded: datetime
    assigns: bool
    asked: list[Asked] = field(default_factory=list)
    dropped: datetime | None = None

    def is_open(self, at: datetime) -> bool:
        """With a matter that is neither confirmed nor dropped, or assigning and nobody was named yet."""
        known = [one for one in self.asked if one.since <= at]
        if known:
            return any(one.closed is None or one.closed > at for one in known)
        return self.assigns and (self.dropped is None or self.dropped > at)


class Secretariat(RuleBasedStateMachine):
    """A secretary, officers, a province office; meetings of one body, and another body beside it."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.now = factories.NOW
        self.resolved: list[Resolved] = []
        self.names = count(1)

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize()
    def begin(self):
        self.committee, self.chair = factories.make_committee(), factories.make_chair()
        self.other = factories.make_committee("silk-40")
        self.secretary, self.province = make_user("secretary", "40"), make_user("province", "40")
        self.officers = [factories.make_officer(code) for code in ("4015", "4011")]
        self.follower = make_user("assigned", "40")
        make_post("deputy-40", holder=self.follower)
        self.follower = User.objects.get(pk=self.follower.pk)
        self.photo = make_photo()
        with self.today():
            call_meeting(
                self.committee,
                starts_at=factories.FIRST_DAY,
                place_th=factories.PLACE,
                chair=self.chair,
                was_held=True,
                by=None,
            )

    def today(self):
        self.now += timedelta(minutes=1)
        return clock.frozen(self.now)

    def held(self) -> list[Meeting]:
        """Meetings at which something can be resolved by now."""
        return [row for row in self.committee.meetings.all() if row.starts_at <= self.now]

    def unfinished(self) -> list[Asked]:
        return [one for row in self.resolved for one in row.asked if one.closed is None]

    def some(self, which) -> list[Action]:
        asked = self.unfinished()
        return [Action.objects.get(pk=asked[which % len(asked)].action)] if asked else []
