"""What a reviewer looks at: what would change, and what looks like another village's."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from tidtam.ground.areas.models import Area
from tidtam.ground.files import alike
from tidtam.ground.files.looks import looks_of, thumbnail
from tidtam.kit import calendar, money
from tidtam.kit.access import within
from tidtam.kit.hours import Hours
from tidtam.registers.tourism.content import offer_row, page_row
from tidtam.registers.tourism.models import Access, Kind, Offer, Picture, Receives, Recurs, Role, VillagePage
from tidtam.registers.tourism.words import FIELDS, LANGUAGES

ALIKE_TEXT = 88  # of 100; two descriptions of one bamboo gate are above it, of two temples below
LEAST_LETTERS = 40
MOST_SHOWN = 5
_WAYS = dict(Access.choices)
_CHOICES: dict[str, dict[Any, Any]] = {
    "receives": dict(Receives.choices),
    "kind": dict(Kind.choices),
    "recurs": dict(Recurs.choices),
}


class Difference(NamedTuple):
    """One field: what the public reads now, and what it would read."""

    word: str
    before: str
    after: str


class LookAlike(NamedTuple):
    """Another village that says or shows nearly the same. kind: "text" or "picture"; likeness: per cent."""

    area: Area
    kind: str
    likeness: int
    said: str
    mine: Picture | None = None
    theirs: Picture | None = None


def differences(record: VillagePage | Offer) -> list[Difference]:
    """What approving it would change for the public; of what is not public yet, all that it says."""
    old = record.draft_of
    if isinstance(record, Offer):
        after: Any = offer_row(record)
        before: Any = offer_row(old) if isinstance(old, Offer) else None
    else:
        after = page_row(record)
        before = page_row(old) if isinstance(old, VillagePage) else None
    if before is None:
        return said(record)
    rows = []
    for name in after._fields:
        now = say(name, getattr(after, name))
        then = say(name, getattr(before, name))
        if now != then:
            rows.append(Difference(str(FIELDS[name]), then, now))
    shown, were = _pictures(record), _pictures(old) if old is not None else ""
    if shown != were:
        rows.append(Difference(str(FIELDS["pictures"]), were, shown))
    return rows


def said(record: VillagePage | Offer) -> list[Difference]:
    """All that it says, nothing before it."""
    row: Any = offer_row(record) if isinstance(record, Offer) else page_row(record)
    told = ((name, say(name, getattr(row, name))) for name in row._fields)
    return [Difference(str(FIELDS[name]), "", now) for name, now in told if now]


def _pictures(record: VillagePage | Offer) -> str:
    rows = record.pictures.all()
    showable = sum(1 for one in rows if one.may_be_shown)
    return (
        _("%(all)s, of which %(shown)s may be shown") % {"all": len(rows), "shown": showable} if rows else ""
    )


def say(name: str, value: Any) -> str:
    """A field's value as a person reads it; "" for nothing."""
    if value in (None, "", [], (), {}):
        return ""
    if name in {"price_from", "price_to", "guide_fee"}:
        return money.text(value)
    if name == "hours":
        return str(Hours.from_json(value))
    if name == "months":
        return ", ".join(calendar.month_name(number) for number in value)
    if name == "languages":
        words = dict(LANGUAGES)
        return ", ".join(str(words.get(code, code)) for code in value)
    if name == "access_ways":
        return ", ".join(str(_WAYS.get(code, code)) for code in value)
    if name == "dates":
        return ", ".join(
            calendar.date_short(day.starts_on)
            + (f"–{calendar.date_short(day.ends_on)}" if day.ends_on != day.starts_on else "")
            + (f" ({_('Cancelled')})" if day.cancelled else "")
            for day in value
        )
    if name == "point":
        return f"{value[0]:.5f}, {value[1]:.5f}"
    if name == "certified_until":
        return calendar.date_short(value)
    if name in {"receives", "kind", "recurs"}:
        return str(_CHOICES[name].get(value, value))
    return f"{value:,}" if isinstance(value, int) else str(value)


def look_alikes(page: VillagePage) -> list[LookAlike]:
    """Other villages whose identity reads or looks nearly the same: the same gate, the same photo frame."""
    own = page.community_id
    return [*_texts(page, own), *_same_pictures(page, own)]


def _texts(page: VillagePage, own: int) -> list[LookAlike]:
    mine = page.identity_th
    if len(mine) < LEAST_LETTERS:
        return []
    rows = VillagePage.objects.filter(draft_of=None).exclude(community=own).exclude(identity_th="")
    others = dict(rows.values_list("pk", "identity_th"))
    near = process.extract(mine, others, scorer=fuzz.ratio, score_cutoff=ALIKE_TEXT, limit=MOST_SHOWN)
    found = {one.pk: one for one in VillagePage.objects.filter(pk__in=[key for *_, key in near]).with_place()}
    return [LookAlike(found[key].area, "text", round(score), text) for text, score, key in near]


def _same_pictures(page: VillagePage, own: int) -> list[LookAlike]:
    """Within the province: landmarks were copied from the next village, and the looks of a country are many."""
    province = page.code[:2]
    mine = list(page.pictures.filter(role=Role.PHOTO).select_related("file"))
    if not mine:
        return []
    rows = Picture.objects.filter(
        within(province, "page__community__area_id"), page__draft_of=None, role=Role.PHOTO
    ).exclude(page__community=own)
    others = list(rows.select_related("file", "page__community__area__parent__parent__parent"))
    looks = looks_of({one.file.sha256 for one in (*mine, *others)})
    found = []
    for one in mine:
        for other in others:
            score = _likeness(one.file.sha256, other.file.sha256, looks)
            if score >= alike.SAME and other.page is not None:
                found.append(
                    LookAlike(other.page.area, "picture", round(100 * score), other.caption, one, other)
                )
    return sorted(found, key=lambda row: -row.likeness)[:MOST_SHOWN]


def _likeness(first: str, second: str, looks: dict[str, bytes]) -> float:
    if first == second:
        return 1.0
    if first not in looks or second not in looks:
        return 0.0
    ways = alike.nearest(looks[first], looks[second])
    if not ways:
        return 0.0
    ones, others = thumbnail(first), thumbnail(second)
    return alike.likeness(ones, others, ways) if ones is not None and others is not None else 0.0
