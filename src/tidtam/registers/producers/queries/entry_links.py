"""Links for own entry: found by their token, listed with what came of them, and told what to bring."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import print_of
from tidtam.registers.producers.models import DocumentKind, EntryLink, Registration
from tidtam.registers.producers.models.entry_link import EntryLinkSet
from tidtam.registers.producers.queries.documents import asked_of
from tidtam.registers.producers.queries.duplicates import Seen
from tidtam.registers.producers.queries.matches import Match, matches

PARENTS = ("area__parent__parent", "round", "parent", "made__producer", "made__round")


class ToBring(NamedTuple):
    """What comes after an own entry was sent. papers: the required ones of this type of producer."""

    slip: str
    papers: list[DocumentKind]
    office: str


@dataclass(frozen=True)
class Came:
    """An entry that came through a link, with what it may double."""

    link: EntryLink
    doubles: list[Match]


def by_token(token: str) -> EntryLink | None:
    """The link that the token opens, whatever its state."""
    return EntryLink.objects.select_related(*PARENTS).filter(token_print=print_of(token)).first()


def links_of(actor: Actor) -> EntryLinkSet:
    """Links that were made in the actor's areas, with how many entries were begun and sent through each."""
    rows = EntryLink.objects.open_to(actor, "edit").filter(parent=None).select_related(*PARENTS)
    return rows.annotate(
        begun_count=Count("begun"), sent_count=Count("begun", filter=Q(begun__sent_at__isnull=False))
    )


def shown(link: EntryLink) -> tuple[str, str]:
    """How a link stands, as state and words."""
    if link.made is not None:
        return ("done", _("Received")) if link.is_sealed else ("soon", _("Sent, waits to be received"))
    if not link.is_open:
        return "none", _("Link closed") if link.closed_at else _("Expired")
    if link.saved_at is not None:
        return "going", _("Being filled in")
    return "going", _("Works")


def came_of(link: EntryLink, actor: Actor) -> list[Came]:
    """What was begun and sent through it, the newest first; doubles are told to the officer only."""
    rows = EntryLink.objects.filter(Q(parent=link) | Q(pk=link.pk, many=False)).select_related(
        *PARENTS, "made__producer__person", "made__producer__area__parent__parent"
    )
    links = list(rows.order_by("-sent_at", "-created_at"))
    found = matches([_seen(one.made) for one in links if one.made is not None], actor)
    return [Came(one, found.get(one.made_id, [])) for one in links]


def to_bring(registration: Registration) -> ToBring:
    """For the page after sending: the number to name at the office, which papers, and whose office."""
    kinds = list(DocumentKind.objects.filter(required=True))
    return ToBring(
        registration.producer.code,
        asked_of(registration.producer.kind, kinds),
        office_of(registration.producer.area),
    )


def office_of(area: Area) -> str:
    """The district whose office receives what comes from the area, its name in full: อำเภอหนองสองห้อง."""
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
    plain = area.label.removeprefix("อ.")
    return area.label if plain == area.label else f"อำเภอ{plain}"


def _seen(registration: Registration) -> Seen:
    producer = registration.producer
    person = producer.person
    return Seen(
        registration.pk,
        producer.name_th,
        producer.area_id,
        person.number_print if person else "",
        person.phone if person else "",
        producer.pk,
    )
