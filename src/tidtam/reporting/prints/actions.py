"""Keeping a choice as a recipe, and letting it go."""

from django.db import transaction

from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, thai
from tidtam.reporting.prints.choices import Choice
from tidtam.reporting.prints.models import Recipe
from tidtam.reporting.prints.refusals import NotYours
from tidtam.reporting.prints.subjects import Subject


@transaction.atomic
def keep_recipe(subject: Subject, choice: Choice, name: str, *, by: User) -> Recipe:
    """For everybody who sees the subject; the same name again takes the place of the earlier choice."""
    name = thai.clean(name)
    target = "" if subject.of == subject.area.code else subject.of
    Recipe.objects.filter(area=subject.area, target=target, name=name, made_by=by).delete()
    recipe = Recipe(
        about=subject.about,
        area=subject.area,
        target=target,
        title=subject.title,
        name=name,
        paper=choice.paper,
        language=choice.language,
        bleed=choice.bleed,
        copies=choice.copies,
        made_by=by,
        made_at=clock.now(),
    )
    recipe.save(force_insert=True)
    write(
        by,
        "prints.keep",
        f"prints.recipe:{recipe.key}",
        area=subject.area.code,
        summary=f"{subject.title}: {name}",
        paper=choice.paper,
    )
    return recipe


@transaction.atomic
def drop_recipe(recipe: Recipe, *, by: User) -> None:
    """By who keeps it, and by nobody else."""
    if recipe.made_by_id != by.pk:
        raise NotYours
    write(
        by,
        "prints.drop",
        f"prints.recipe:{recipe.key}",
        area=recipe.area_id,
        summary=f"{recipe.title}: {recipe.name}",
    )
    recipe.delete()
