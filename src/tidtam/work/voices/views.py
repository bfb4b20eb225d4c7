"""The inbox of what visitors told: read, made a matter, answered, set aside."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.areas.queries.tree import full_label
from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.models import Post
from tidtam.kit import calendar
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.queries import place
from tidtam.work.voices import actions, queries
from tidtam.work.voices.forms import AnswerForm, MatterForm
from tidtam.work.voices.models import Kind, State, Voice, VoicePhoto

AT_ONCE = 100


@require_safe
@login_required
def inbox(request: SignedIn) -> HttpResponseBase:
    """What was told in the officer's area."""
    if not request.user.reach("view"):
        raise Http404
    page = listing(
        request,
        queries.inbox(request.user),
        [
            ListColumn("text", _("What was told"), value=_words, link=_url),
            ListColumn("kind", _("Kind"), value="get_kind_display", sort="kind"),
            ListColumn("about", _("About"), value="about_label", sort="about_label"),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("told", _("Told on"), value="told_at", sort="told_at", kind="datetime"),
            ListColumn("photos", _("Photos"), value="pictures", kind="int"),
            ListColumn("state", _("State"), value=_shown, sort="state", kind="state"),
        ],
        filters=[
            area_filter(request.user, request.GET.get("area", ""), "area_id"),
            Filter("state", _("State"), list(State.choices), lambda rows, state: rows.filter(state=state)),
            Filter("kind", _("Kind"), list(Kind.choices), lambda rows, kind: rows.filter(kind=kind)),
        ],
        title=_("Told by visitors"),
        name="voices",
        empty=_("No visitor has told anything in your area."),
        sort="-told",
    )
    return page.download or render(
        request, "voices/inbox.html", {"page": page, "may": bool(request.user.reach(actions.VERB))}
    )


@login_required
def voice(request: SignedIn, key: UUID) -> HttpResponse:
    """One thing that was told; who looks after the place decides here what comes of it."""
    found = _seen(request, key)
    may = found.state == State.NEW and request.user.may(actions.VERB, found.area_id)
    if request.method == "POST" and not may:
        raise Http404
    proposed = actions.proposed(found)
    matter = MatterForm(initial=proposed._asdict(), posts=_posts(found), prefix="matter")
    words = AnswerForm(prefix="words")
    if request.method == "POST":
        done, matter, words = _decided(request, found, matter, words)
        if done is not None:
            return done
    content = {
        "voice": found,
        "place": full_label(found.area),
        "shown": _shown(found),
        "standing": queries.standing(found),
        "photos": found.photos.select_related("file"),
        "may": may,
        "matter": matter,
        "words": words,
        "due": calendar.date_short(found.due_on),
        "sure": request.user.may("reveal", found.area_id) or request.user.may("edit", found.area_id),
    }
    return render(request, "voices/voice.html", content, status=422 if matter.errors or words.errors else 200)


@require_safe
@login_required
def photo(request: SignedIn, key: UUID) -> HttpResponseBase:
    rows = VoicePhoto.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file, thumbnail="small" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def aside(request: SignedIn) -> HttpResponse:
    """Many at once: what machines send comes in numbers."""
    rows = Voice.objects.open_to(request.user, actions.VERB).new()
    if not request.user.reach(actions.VERB):
        raise Http404
    if request.method == "POST":
        keys = [key for key in map(_uuid, request.POST.getlist("chosen")[:AT_ONCE]) if key is not None]
        count = actions.set_aside(list(rows.filter(pk__in=keys)), by=request.user)
        messages.success(request, _("Set aside: %(count)s") % {"count": count})
        return redirect("voices:aside")
    waiting = rows.select_related("area__parent__parent").order_by("-told_at", "pk")
    content = {
        "rows": [(row, _words(row), place(row.area)) for row in waiting[:AT_ONCE]],
        "count": rows.count(),
        "most": AT_ONCE,
    }
    return render(request, "voices/aside.html", content)


def _decided(
    request: SignedIn, found: Voice, matter: MatterForm, words: AnswerForm
) -> tuple[HttpResponse | None, MatterForm, AnswerForm]:
    """What the pressed button asks for; the forms with what is wrong."""
    form: MatterForm | AnswerForm
    try:
        if "set_aside" in request.POST:
            actions.set_aside([found], by=request.user)
            messages.success(request, _("Set aside; it stays on record."))
            return redirect("voices:inbox"), matter, words
        if "reply" in request.POST:
            form = words = AnswerForm(request.POST, prefix="words")
            if form.is_valid():
                actions.answer(found, **form.cleaned_data, by=request.user)
                messages.success(request, _("The visitor can read your answer now."))
                return redirect("voices:voice", key=found.pk), matter, words
        else:
            form = matter = MatterForm(request.POST, posts=_posts(found), prefix="matter")
            if form.is_valid():
                made = actions.make_matter(found, **form.cleaned_data, by=request.user)
                messages.success(request, _("The matter stands on the list of both posts now."))
                return redirect("followup:action", key=made.key), matter, words
    except RefusedChange as refusal:
        refuse(form, refusal)
    return None, matter, words


def _seen(request: SignedIn, key: UUID) -> Voice:
    rows = Voice.objects.open_to(request.user, "view")
    return get_object_or_404(rows.select_related("area__parent__parent", "asset", "action", "person"), pk=key)


def _posts(found: Voice) -> Any:
    """Those of the place's province."""
    return Post.objects.filter(within(found.area_id[:2], "area_id")).order_by("sort_key")


def _words(row: Voice) -> str:
    return row.text[:160] or row.get_kind_display()


def _shown(row: Voice) -> tuple[str, str]:
    if row.state == State.NEW:
        return "soon", str(State(row.state).label)
    return ("none" if row.state == State.ASIDE else "done"), str(State(row.state).label)


def _url(row: Voice) -> str:
    return reverse("voices:voice", args=[row.pk])


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
