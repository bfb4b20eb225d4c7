"""Choices that are kept by a name."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.reporting.prints.actions import drop_recipe, keep_recipe
from tidtam.reporting.prints.choices import LabelSize, Paper
from tidtam.reporting.prints.forms import RecipeForm
from tidtam.reporting.prints.models import Recipe
from tidtam.reporting.prints.refusals import NotYours
from tidtam.reporting.prints.views.papers import asked, form_of, subject_of

WORDS = dict([*Paper.choices, *LabelSize.choices])


@require_safe
@login_required
def recipes(request: SignedIn) -> HttpResponseBase:
    """What was kept for the reader's areas, the latest first."""
    rows = Recipe.objects.open_to(request.user, "view")
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows.select_related("made_by", "area"),
        [
            ListColumn("name", _("Kept as"), value="name", sort="name", link=link),
            ListColumn("title", _("What is printed"), value="title", sort="title", kind="place"),
            ListColumn("paper", _("Paper"), value=lambda row: str(WORDS.get(row.paper, row.paper))),
            ListColumn("made", _("Kept on"), value="made_at", sort="made_at", kind="datetime"),
            ListColumn("who", _("Kept by"), value=lambda row: row.made_by.label),
        ],
        filters=[Filter("q", _("Name"), None, lambda rows, text: rows.filter(name__icontains=text))],
        title=_("Kept choices"),
        name="recipes",
        empty=_("No choice has been kept yet. Choose a paper, look at it, and keep the choice under a name."),
        sort="-made",
    )
    own = rows.filter(made_by=request.user)
    return page.download or render(request, "prints/recipes.html", {"page": page, "own": own[:50]})


@require_POST
@login_required
def keep(request: SignedIn, about: str, of: str) -> HttpResponse:
    """Keep the choice that stands in the address."""
    subject = subject_of(request, about, of)
    form, named = form_of(subject, request.GET), RecipeForm(request.POST)
    back = f"{reverse('printing:paper', args=[subject.about, subject.of])}?{urlencode(asked(form))}"
    if not form.is_valid() or not named.is_valid():
        messages.error(request, _("Give the choice a name."))
        return redirect(back)
    keep_recipe(subject, form.choice(), named.cleaned_data["name"], by=request.user)
    messages.success(request, _("The choice is kept."))
    return redirect(back)


@require_POST
@login_required
def drop(request: SignedIn, key: UUID) -> HttpResponse:
    """Let a choice go."""
    recipe = get_object_or_404(Recipe.objects.open_to(request.user, "view"), key=key)
    try:
        drop_recipe(recipe, by=request.user)
    except NotYours as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("printing:recipes")


def link(recipe: Recipe) -> str:
    """The paper as it was chosen."""
    chosen = {"paper": recipe.paper, "language": recipe.language}
    if recipe.bleed:
        chosen["bleed"] = "on"
    if recipe.copies:
        chosen["copies"] = str(recipe.copies)
    return f"{reverse('printing:paper', args=[recipe.about, recipe.of])}?{urlencode(chosen)}"
