"""What the register keeps about a person: the producers that are theirs, and what would tell whose they are.

A sole owner's producer is the person under another name: erased, it keeps its number, place, registrations,
products and sales, and nothing that says who it was. A group or a company stays as it is; only the papers of
identity that were handed in with its registrations go.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tidtam.ground.files.actions import discard
from tidtam.ground.files.models import File
from tidtam.ground.people.actions import erase_account
from tidtam.ground.people.models import User
from tidtam.ground.privacy.models import Person
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.personal import End, Fate, Use
from tidtam.registers.producers.actions.keys import place_keys, producer_keys
from tidtam.registers.producers.actions.showing import end_showing
from tidtam.registers.producers.models import (
    Claim,
    EntryLink,
    HeldStandard,
    Photo,
    Producer,
    ProducerKind,
    ProducerMember,
    Product,
    Registration,
    RegistrationDocument,
    RegistrationState,
    Showing,
)

label = gettext_lazy("Producers")
UNDER_WAY = (RegistrationState.RECEIVED, RegistrationState.DISTRICT, RegistrationState.PROVINCE)


def uses(person: Person) -> list[Use]:
    """The producers of which the person is owner, chair or manager."""
    return [
        Use(producer.name, producer.get_kind_display(), reverse("producers:producer", args=[producer.pk]))
        for producer in _producers(person)
    ]


def export(person: Person) -> Mapping[str, Any]:
    """Each producer with what it says of itself, its products, registrations, standards and photos."""
    return {_("Producers"): [_told(producer) for producer in _producers(person)]}


def files(person: Person) -> Iterable[File]:
    """The photos and the papers handed in."""
    photos = Photo.objects.filter(producer__person=person).values("file")
    papers = RegistrationDocument.objects.filter(registration__producer__person=person).values("file")
    return File.objects.filter(Q(pk__in=photos) | Q(pk__in=papers)).order_by("created_at", "pk")


def fate(person: Person) -> Fate:
    """Producer by producer: a sole owner's loses its face, a group's or company's only papers of identity."""
    goes, stays = [], []
    for producer in _producers(person):
        named = {"name": producer.name, "code": producer.code}
        if producer.kind == ProducerKind.SOLE:
            goes.append(
                _(
                    "%(name)s: name, address, position, website, stories, photos, papers, accounts and links for entry"
                )
                % named
            )
            stays.append(
                _(
                    "Number %(code)s with its area, registrations, products, marks and sales, under a neutral name"
                )
                % named
            )
        else:
            goes.append(_("%(name)s: papers of identity, name of the representative") % named)
            stays.append(_("%(name)s as a group or company, without this person") % named)
    return Fate(goes, stays)


def erase(person: Person, *, by: Actor | None) -> None:
    """See above; figures are counted from what stays."""
    found = list(_producers(person).select_for_update())
    sole = [producer for producer in found if producer.kind == ProducerKind.SOLE]
    let_go: set[UUID | None] = set()
    registrations = Registration.objects.filter(producer__in=found)
    registrations.update(representative="")
    papers = RegistrationDocument.objects.filter(registration__in=registrations)
    let_go |= _taken_out(papers.filter(Q(kind__personal=True) | Q(registration__producer__in=sole)))
    _forget_typed(found, registrations)
    Showing.objects.filter(producer__in=found).update(how="", until_how="")
    let_go |= _neutral(sole)
    _shut_accounts(sole, by)
    discard([key for key in let_go if key is not None], by=by)


def _producers(person: Person) -> "Any":
    return Producer.objects.filter(person_id=person.pk).select_related("area").order_by("code")


def _taken_out(papers: Any) -> set[UUID | None]:
    """The papers were seen; what they showed is kept no more."""
    keys = set(papers.values_list("file_id", flat=True))
    papers.update(file=None, note="", refused="")
    return keys


def _forget_typed(producers: list[Producer], registrations: Any) -> None:
    """What was typed into the form of an entry link, done or not."""
    links = EntryLink.objects.filter(Q(producer__in=producers) | Q(made__in=registrations))
    links.update(payload={}, note="")


def _neutral(sole: list[Producer]) -> set[UUID | None]:
    """The producers under a name that says nothing; the files that nothing shows any more."""
    if not sole:
        return set()
    places = place_keys({producer.area_id for producer in sole})
    for producer in sole:
        end_showing(producer, how="", by=None)
        producer.shown_at = None
        with override("th"):
            producer.name_th = _("Sole producer %(code)s") % {"code": producer.code}
        with override("en"):
            producer.name_en = _("Sole producer %(code)s") % {"code": producer.code}
        keys = producer_keys(producer.name_th, producer.name_en, producer.code, places[producer.area_id])
        for name, value in keys.items():
            setattr(producer, name, value)
        producer.address = producer.website = producer.story_th = producer.story_en = ""
        producer.raw_source = producer.link_note = ""
        producer.latitude = producer.longitude = None
        producer.changed_at = clock.now()
        producer.save()
    Product.objects.filter(producer__in=sole).update(story_th="", story_en="")
    Claim.objects.filter(producer__in=sole).delete()
    photos = Photo.objects.filter(producer__in=sole)
    standards = HeldStandard.objects.filter(producer__in=sole)
    let_go: set[UUID | None] = {
        *photos.values_list("file_id", flat=True),
        *standards.values_list("paper_id", flat=True),
    }
    photos.delete()
    standards.update(paper=None)
    return let_go


def _shut_accounts(sole: list[Producer], by: Actor | None) -> None:
    """Accounts that served these producers and nothing else; any other only loses its way to them."""
    members = ProducerMember.objects.filter(producer__in=sole)
    users = set(members.values_list("user_id", flat=True))
    members.delete()
    for user in User.objects.filter(pk__in=users, producer_memberships=None):
        if not user.grants.exclude(role="producer").exists() and not user.holdings.exists():
            erase_account(user, by=by)


def _told(producer: Producer) -> dict[str, Any]:
    point = producer.point
    return {
        _("Number"): producer.code,
        _("Name"): producer.name_th,
        _("Name in English"): producer.name_en,
        _("Kind"): producer.get_kind_display(),
        _("Place"): producer.area.label,
        _("Address"): producer.address,
        _("Position on the map"): f"{point[0]:.6f}, {point[1]:.6f}" if point else "",
        _("Website"): producer.website,
        _("Story"): producer.story_th,
        _("Story in English"): producer.story_en,
        _("Products"): [
            {_("Number"): row.code, _("Name"): row.name_th, _("Story"): row.story_th}
            for row in producer.products.order_by("pk")
        ],
        _("Registrations"): [
            {
                _("Round"): str(row.round),
                _("State"): row.get_state_display(),
                _("Number"): row.number,
                _("Representative"): row.representative,
            }
            for row in producer.registrations.select_related("round").order_by("pk")
        ],
        _("Standards"): [
            {_("Standard"): str(row.kind), _("Number"): row.number}
            for row in producer.standards.select_related("kind").order_by("pk")
        ],
        _("Photos"): [
            {_("Picture"): row.file.name, _("Caption"): row.caption_th}
            for row in producer.photos.select_related("file").order_by("pk")
        ],
    }


def _struck(before: datetime) -> Iterable[tuple[int, datetime]]:
    """People all of whose producers were registered and are no longer, by when the last one ended."""
    others = Producer.objects.filter(person=OuterRef("person")).exclude(struck_at__lte=before)
    ended = Producer.objects.filter(struck_at__lte=before, person__isnull=False).exclude(Exists(others))
    yield from ended.values("person_id").annotate(last=Max("struck_at")).values_list("person_id", "last")


def _never_registered(before: datetime) -> Iterable[tuple[int, datetime]]:
    """People none of whose producers was ever registered or is on its way, by when something was last done."""
    under_way = Registration.objects.filter(producer=OuterRef("pk"), state__in=UNDER_WAY)
    others = Producer.objects.filter(person=OuterRef("person")).filter(
        Q(registered_at__isnull=False) | Exists(under_way)
    )
    waiting = Producer.objects.exclude(person=None).exclude(Exists(others))
    touched = Greatest(
        Coalesce("changed_at", "recorded_at"),
        Coalesce(Max("registrations__steps__recorded_at"), "recorded_at"),
    )
    last: dict[int, datetime] = {}
    for key, at in waiting.annotate(touched=touched).values_list("person_id", "touched"):
        last[key] = max(at, last.get(key, at))
    yield from ((key, at) for key, at in last.items() if at <= before)


ENDS = [
    End("producers.struck", gettext_lazy("The last registration ended"), _struck),
    End(
        "producers.never_registered",
        gettext_lazy("Nothing was done any more and nothing registered"),
        _never_registered,
    ),
]
