"""Better plans, made by the worker while the visitor looks at the first ones."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.faces.planner.actions import KIND, keep_found, tidy_better
from tidtam.faces.planner.asked import CHARACTERS, asked_in
from tidtam.faces.planner.plans import NowhereToStart, question_of, world_of
from tidtam.ground.files.models import File
from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Cancelled, JobProblem, Running
from tidtam.kit import clock
from tidtam.kit.tours import SolverProblem, solve


@job(KIND, title=_("A visitor's plan"), attempts=1, priority=-5, quiet=True, repeatable=False)
def better(running: Running) -> File:
    """Each character gets its share of the seconds; told to stop, the solver ends within a moment."""
    asked = asked_in(running.payload["asked"], clock.today())
    try:
        world = world_of(asked)
    except NowhereToStart as problem:
        raise JobProblem(str(_("No village is shown yet."))) from problem
    wanted = [asked.chosen] if asked.chosen else list(CHARACTERS)
    found: dict[str, list[list[str]]] = {}
    for nth, character in enumerate(wanted):
        running.progress(nth, len(wanted))
        question = question_of(world, character)
        seconds = float(running.payload["seconds"]) / len(wanted)
        try:
            plan = solve(question, seconds=seconds, go_on=lambda: not running.cancelled, gently=True)
        except SolverProblem as problem:
            raise JobProblem(str(problem)) from problem
        if running.cancelled:
            raise Cancelled
        found[character] = plan.order
    return keep_found(found)


@job("planner.tidy", title=_("Letting go of old plans"), daily=time(2, 30), priority=-10, quiet=True)
def tidy(running: Running) -> None:
    tidy_better()
