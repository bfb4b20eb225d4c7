"""Villages' links as officers see them: made for chosen villages, shown once, listed with their last use, closed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import calendar
from tidtam.kit.alone import unkept
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.qr import qr
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.queries import place
from tidtam.work.villagers import actions, queries
from tidtam.work.villagers.actions.links import AT_ONCE
from tidtam.work.villagers.models import Speaker, VillageLink
from tidtam.work.villagers.refusals import Refused


@require_safe
@login_required
def links(request: SignedIn) -> HttpResponseBase:
    """The links of the officer's villages; never an address, which nobody has any longer."""
    if not request.user.reach("edit"):
        raise Http404
    page = listing(
        request,
        queries.links_of(request.user),
        [
            ListColumn("village", _("Village"), value="area.label", sort="area__sort_key", link=_url),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("speaker", _("Who answers"), value="get_speaker_display", sort="speaker"),
            ListColumn("made", _("Made"), value="created_at", sort="created_at", kind="date"),
            ListColumn("until", _("Works until"), value="last_day", sort="expires_at", kind="date"),
            ListColumn("used", _("Last used"), value="used_at", sort="used_at", kind="datetime", blank_last=True),
            ListColumn("state", _("State"), value=queries.link_shown, kind="state"),
        ],
        filters=[
            area_filter(request.user, request.GET.get("area", ""), "area_id"),
            Filter("speaker", _("Who answers"), list(Speaker.choices), _of_speaker),
        ],
        title=_("Links of villages"),
        name="village-links",
        empty=_("No link has been made in your area yet."),
        sort="-made",
    )  # fmt: skip
    return page.download or render(request, "villagers/links.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_links(request: SignedIn) -> HttpResponse:
    """Choose the villages and the post that answers for them."""
    if not request.user.reach("edit"):
        raise Http404
    problem, chosen = "", request.POST.getlist("chosen")
    if request.method == "POST":
        try:
            speaker = request.POST.get("speaker", "")
            made = actions.make_links(
                chosen, speaker if speaker in Speaker.values else "head", by=request.user
            )
        except Refused as refusal:
            problem = refusal.messages[0]
        else:
            return _shown_once(request, made)
    district = request.GET.get("district", "")
    rows = Community.objects.open_to(request.user, "edit").select_related("area__parent__parent")
    rows = rows.order_by("area_id")
    districts = sorted({(one.area_id[:4], _district(one)) for one in rows[:2000]})
    shown = [one for one in rows[:2000] if one.area_id.startswith(district)]
    content = {
        "villages": [(one.area, place(one.area), one.area_id in chosen) for one in shown[:AT_ONCE]],
        "more": len(shown) > AT_ONCE,
        "most": AT_ONCE,
        "districts": districts,
        "district": district,
        "speakers": Speaker.choices,
        "speaker": request.POST.get("speaker", "head"),
        "problem": problem,
    }
    return render(request, "villagers/new_links.html", content, status=422 if problem else 200)


@require_safe
@login_required
def link(request: SignedIn, pk: int) -> HttpResponse:
    """One link and what the village answered by it."""
    found = _open(request, pk)
    answers = found.answers.select_related("target__item", "action").order_by("-answered_at")
    content = {
        "link": found,
        "place": place(found.area),
        "shown": queries.link_shown(found),
        "last_day": found.last_day,
        "answers": answers[:100],
        "subject": f"villagers.villagelink:{found.pk}",
    }
    return render(request, "villagers/link.html", content)


@require_POST
@login_required
def close(request: SignedIn, pk: int) -> HttpResponse:
    actions.close_link(_open(request, pk), by=request.user)
    messages.success(request, _("The link is closed."))
    return redirect("villagers:link", pk=pk)


def _shown_once(request: SignedIn, made: list[actions.Made]) -> HttpResponse:
    """The addresses, this once: QR and a text for LINE."""
    lines = []
    for one in made:
        address = request.build_absolute_uri(reverse("village:page", args=[one.token]))
        code = mark_safe(qr(address))  # noqa: S308 - drawn by ourselves
        lines.append((one.link, place(one.link.area), address, code, _message(one.link, address)))
    return unkept(render(request, "villagers/links_made.html", {"lines": lines}))


def _message(link: VillageLink, address: str) -> str:
    """What is pasted into LINE, in Thai whoever reads the desk."""
    with translation.override("th"):
        return _(
            "To the %(post)s of %(village)s: please look at what was promised to the village and say what you"
            " received, what not and what is damaged: %(address)s Works until %(day)s. Please do not pass it on."
        ) % {
            "post": Speaker(link.speaker).label,
            "village": place(link.area),
            "address": address,
            "day": calendar.date_long(link.last_day),
        }


def _district(one: Community) -> str:
    subdistrict = one.area.parent
    district = subdistrict.parent if subdistrict is not None else None
    return district.label if district is not None else one.area_id[:4]


def _open(request: SignedIn, pk: int) -> VillageLink:
    return get_object_or_404(queries.links_of(request.user), pk=pk)


def _url(row: VillageLink) -> str:
    return reverse("villagers:link", args=[row.pk])


def _of_speaker(rows: Any, speaker: str) -> Any:
    return rows.filter(speaker=speaker)
