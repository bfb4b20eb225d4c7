"""What the demo is made of, in order; each stage calls actions only."""

from collections.abc import Callable
from dataclasses import dataclass

from tidtam.demo import centres
from tidtam.demo.answered import build_answers
from tidtam.demo.assessed import build_assessments
from tidtam.demo.bought import build_contracts
from tidtam.demo.built import build_assets
from tidtam.demo.carried import build_carried
from tidtam.demo.classed import build_classes
from tidtam.demo.committee import build_committee, build_meetings
from tidtam.demo.economy import build_economy
from tidtam.demo.economy.passed import pass_months
from tidtam.demo.economy.past import build_past
from tidtam.demo.economy.told import publish_statistics
from tidtam.demo.field import build_field
from tidtam.demo.members import build_communities, build_memberships
from tidtam.demo.money import build_money
from tidtam.demo.opened import build_opened
from tidtam.demo.persons import build_persons
from tidtam.demo.registrations import build_registrations
from tidtam.demo.results import build_results
from tidtam.demo.rounds import build_rounds
from tidtam.demo.routes import build_routes
from tidtam.demo.shown import build_shown
from tidtam.demo.signs import build_signs
from tidtam.demo.told_news import build_news
from tidtam.demo.training import build_trainings
from tidtam.demo.twins import build_twins
from tidtam.demo.villages import SOURCE, VILLAGES
from tidtam.demo.visitors import build_visitors
from tidtam.demo.works import build_works
from tidtam.ground.areas.actions import add_villages, load_gazetteer, place_points
from tidtam.ground.people.models import Post, User
from tidtam.reporting.meetings.models import Meeting
from tidtam.work.plan.actions import load_programme

Progress = Callable[[int, int], None]
Make = Callable[[dict[str, Post], dict[str, User], Progress], None]


@dataclass(frozen=True)
class Stage:
    """One step of the build, by the name that is shown while it runs."""

    title: str
    make: Make
    needs_people: bool = True


def _geography(_posts: dict[str, Post], _users: dict[str, User], progress: Progress) -> None:
    load_gazetteer(["40"], by=None)
    place_points({**centres.DISTRICTS, **centres.SUBDISTRICTS}, source=centres.SOURCE, by=None)
    add_villages(VILLAGES, source=SOURCE, by=None)


def _communities(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    load_programme(2561, by=None)
    build_communities()


def _economy(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_economy(by=None, progress=progress)
    pass_months()
    publish_statistics()
    build_past()
    build_memberships(users)
    build_assessments(users)


def _registrations(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_registrations(progress=progress)
    build_twins(users)


def _personal(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_persons(users)
    build_shown(users)


def _meetings(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_meetings(build_committee(posts), posts, users)


def _field(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_field(by=None, posts=posts, progress=progress)
    build_carried(Meeting.objects.get(number=1, year=2561), posts)
    build_rounds(users)


def _trainings(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_trainings(posts, users, progress)


def _visitors(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_visitors(users)


def _signs(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_signs()


def _routes(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_routes(users)


def _news(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    build_news(users)


STAGES = (
    Stage(
        "Khon Kaen: 26 districts, 199 subdistricts, the article's villages", _geography, needs_people=False
    ),
    Stage("accounts, posts, work items, target villages", _communities),
    Stage("producers, products, sales, assessments, registrants (invented)", _economy),
    Stage("registrations under way, their papers (invented)", _registrations),
    Stage("the people behind the producers, consents, a breach (invented)", _personal),
    Stage("the committee and its meetings", _meetings),
    Stage("trainings and what came of them (invented)", _trainings),
    Stage("actions and visits in the field (invented)", _field),
    Stage("classes of the villages (invented)", build_classes),
    Stage("assets built with public money (invented)", build_assets),
    Stage("the year's budget and how it was spent (invented)", build_money),
    Stage("contracts: signed, delivered, accepted, late (invented)", build_contracts),
    Stage("targets of the plan, how far they are (invented)", build_works),
    Stage("what villages answered by their own links (invented)", build_answers),
    Stage("visitors and income of the villages (invented)", build_results),
    Stage("how the information centres work (invented)", build_opened),
    Stage("what the villages show to visitors (invented)", _visitors),
    Stage("direction signs on the way to the villages (invented)", _signs),
    Stage("routes past the villages (invented)", _routes),
    Stage("news, and what readers wrote below it (invented)", _news),
)
