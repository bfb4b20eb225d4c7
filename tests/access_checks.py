"""Who may open what of the checklists of visits, of what they found, and of the communities' classes."""

from collections.abc import Mapping
from typing import Any

from tests.access_classes import CLASSES
from tests.access_rows import OFFICERS, SIGNED_IN, page, step
from tests.access_world import NOW, World
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup.actions import assign, compare, make_round
from tidtam.work.followup.models import Alike, Assignment, Checklist, ItemAnswer, Round
from tidtam.work.plan.models import Programme


def _finding(_world: World) -> Mapping[str, Any]:
    one = ItemAnswer.objects.get()
    return {"key": one.visit_id, "pk": one.pk}


def _checklist(_world: World) -> Mapping[str, Any]:
    return {"pk": Checklist.objects.get().pk}


def _assignment(world: World) -> Mapping[str, Any]:
    """Of a post that no visitor holds."""
    there = Assignment.objects.filter(post__code="watch-40").first()
    if there is None:
        with clock.frozen(NOW):
            post, officer = make_post("watch-40"), make_user("province", "40")
            there = assign(post, world.action.area, starts_on=clock.today(), by=officer)
    return {"pk": there.pk}


def _round(world: World) -> Mapping[str, Any]:
    there = Round.objects.first()
    if there is None:
        with clock.frozen(NOW):
            programme = Programme.objects.get()
            begun = {"name": "รอบแรก", "starts_on": clock.today(), "due_on": clock.today()}
            there = make_round(programme, [world.action.area], **begun, by=make_user("province", "40"))
    return {"key": there.key}


def _pair(_world: World) -> Mapping[str, Any]:
    compare()  # what a worker does once the visits are recorded
    return {"pk": Alike.objects.get().pk}


CHECKS = {
    **CLASSES,
    "followup:alikes": page(SIGNED_IN, elsewhere=200),
    "followup:alike": page(OFFICERS + " village", _pair, posts=200, post_roles="province"),
    # Its officers read the province's rules, whichever district they are of; its office sets them.
    "followup:evidence_rules": page(
        "province executive secretary auditor",
        lambda _world: {"province": "40"},
        posts=200,
        post_roles="province",
    ),
    "followup:assignments": page(SIGNED_IN, elsewhere=200),
    "followup:covered": page(SIGNED_IN, elsewhere=200),
    "followup:new_assignment": page("province district secretary", elsewhere=200, posts=200),
    "followup:hand_over": page("province district secretary", elsewhere=200, posts=200),
    "followup:assignment": page(OFFICERS, _assignment, posts=200, post_roles="province district secretary"),
    "followup:rounds": page(SIGNED_IN, elsewhere=200),
    "followup:round": page(OFFICERS, _round),
    "followup:new_round": page("province district secretary", elsewhere=200, posts=200),
    "followup:change_round": page("province district secretary", _round, posts=200),
    "followup:close_round": page("province district secretary", _round, posts=200),
    "followup:order": page(SIGNED_IN, elsewhere=200),
    "followup:points": page(SIGNED_IN, elsewhere=200),
    "followup:take_point": step("province district", lambda world: {"key": world.visit.pk}),
    "followup:findings": page(SIGNED_IN, elsewhere=200),
    "followup:raise_action": page("province district assigned secretary", _finding, posts=200),
    "followup:checklists": page(SIGNED_IN, elsewhere=200),
    # The province's own, so that every district of it reads what its visits are asked.
    "followup:checklist": page(OFFICERS, _checklist, elsewhere=200),
    "followup:new_checklist": page("province", posts=200),
}
