"""A hand-typed name against the register: candidates with reasons, never a silent choice."""

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.names import sound_key
from tidtam.ground.areas.queries.typed import Typed, take_apart
from tidtam.kit import thai
from tidtam.kit.access import NOTHING
from tidtam.kit.access import within as inside
from tidtam.kit.actor import Actor

Verdict = Literal["one", "several", "none", "outside"]

NEAR = 72.0  # of 100: below it two names have little in common
CONTRADICTED = 15  # taken off when the moo, subdistrict or district that was typed is another
LEVEL_WORD = 3  # โนนสะอาด and บ้านโนนสะอาด are one name


class Way(IntEnum):
    """How a name was found, the surest first."""

    CODE = 0
    EXACT = 1
    BARE = 2
    SOUND = 3
    NEAR = 4


_SCORE = {Way.CODE: 100, Way.EXACT: 100, Way.BARE: 100 - LEVEL_WORD, Way.SOUND: 90}
SURE = (Way.CODE, Way.EXACT, Way.BARE)


class Candidate(NamedTuple):
    """An area that may be meant. score: 0 to 100; inside: it lies where it was looked for first."""

    area: Area
    code: str
    name: str
    label: str
    score: int
    reason: str
    way: Way
    inside: bool

    @property
    def sure(self) -> bool:
        """The names are equal, level words aside; a person still decides which place is meant."""
        return self.way in SURE


class _Name(NamedTuple):
    code: str
    name_th: str
    name_en: str
    sound_key: str


def match(
    text: str,
    *,
    within: str | Sequence[str] = "",
    level: int = Level.VILLAGE,
    limit: int = 10,
    actor: Actor | None = None,
) -> list[Candidate]:
    """Areas of that level which the text may mean, best first.

    Looked for in `within` (codes; "" is the country). Where nothing there has the name or its sound, the
    provinces round it are searched too, and what is found there says that it lies outside. Names that are
    only near are offered when nothing better is there. With `actor`, only areas that it may view.
    """
    return match_all([text], within=within, level=level, limit=limit, actor=actor)[0]


def match_all(
    texts: Sequence[str],
    *,
    within: str | Sequence[str] = "",
    level: int = Level.VILLAGE,
    limit: int = 10,
    actor: Actor | None = None,
) -> list[list[Candidate]]:
    """`match` for many names, in three queries whatever their number."""
    codes = [within] if isinstance(within, str) else list(within)
    near = Register(codes, level, actor, stated=True)
    far = Register(sorted({code[:2] for code in codes}) if all(codes) else [], level, actor, stated=False)
    typed = [take_apart(text) for text in texts]
    found = [_hits(one, near, far) if one.bare else [] for one in typed]
    areas = Area.objects.select_related("parent__parent").in_bulk(
        {hit.name.code for hits in found for hit in hits}
    )
    return [_candidates(hits, one, areas)[:limit] for hits, one in zip(found, typed, strict=True)]


def verdict(candidates: Sequence[Candidate]) -> Verdict:
    """Whether one area fits, several do, none does, or only such as lie outside the stated area.

    Only the candidates found in the surest way count; "one" is a proposal that a person confirms.
    """
    if not candidates:
        return "none"
    best = min(_rank(candidate) for candidate in candidates)
    fitting = [candidate for candidate in candidates if _rank(candidate) == best]
    if not any(candidate.inside for candidate in fitting):
        return "outside"
    highest = max(candidate.score for candidate in fitting)
    top = [candidate for candidate in fitting if candidate.score >= highest - LEVEL_WORD]
    return "one" if len(top) == 1 else "several"


class _Hit(NamedTuple):
    name: _Name
    way: Way
    score: int
    inside: bool


class Register:
    """The names of one level in some areas, read from the database when they are first asked for."""

    def __init__(self, codes: Sequence[str], level: int, actor: Actor | None, *, stated: bool) -> None:
        self.codes, self.level, self.actor, self.stated = codes, level, actor, stated

    @cached_property
    def names(self) -> list[_Name]:
        where = NOTHING
        for code in self.codes:
            where |= inside(code)
        if "" in self.codes:
            where = inside("")
        areas = Area.objects.existing().filter(where, level=self.level)
        if self.actor is not None:
            areas = areas.open_to(self.actor, "view")
        return [_Name(*row) for row in areas.values_list("code", "name_th", "name_en", "sound_key")]

    def find(self, typed: Typed) -> list[_Hit]:
        """Equal names and equal sounds, or else near ones."""
        if not self.codes:
            return []
        hits = [
            _Hit(name, way, _SCORE[way], self.stated)
            for name in self.names
            if (way := _way(typed, name)) is not None
        ]
        return hits or [_Hit(name, Way.NEAR, score, self.stated) for name, score in self._near(typed)]

    def _near(self, typed: Typed) -> list[tuple[_Name, int]]:
        if typed.code:
            return []
        close = process.extract(typed.bare, self._bare_names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=20)
        return [
            (self.names[place], min(round(score), _SCORE[Way.SOUND] - 1)) for _text, score, place in close
        ]

    @cached_property
    def _bare_names(self) -> dict[int, str]:
        return {place: thai.bare_place(name.name_th).casefold() for place, name in enumerate(self.names)}


def _hits(typed: Typed, near: Register, far: Register) -> list[_Hit]:
    found = near.find(typed)
    if any(hit.way < Way.NEAR for hit in found):
        return found
    beyond = far.find(typed)
    strong = [hit for hit in beyond if hit.way < Way.NEAR]
    known = {hit.name.code for hit in found}
    return found + [hit for hit in strong or ([] if found else beyond) if hit.name.code not in known]


def _way(typed: Typed, name: _Name) -> Way | None:
    if typed.code:
        return Way.CODE if typed.code == name.code else None
    spoken = typed.name.casefold()
    if spoken in (name.name_th.casefold(), name.name_en.casefold()):
        return Way.EXACT
    if typed.bare in (thai.bare_place(name.name_th).casefold(), _bare_en(name.name_en)):
        return Way.BARE
    if name.sound_key and name.sound_key == sound_key(typed.bare):
        return Way.SOUND
    return None


def _candidates(found: list[_Hit], typed: Typed, areas: dict[str, Area]) -> list[Candidate]:
    candidates = []
    for hit in found:
        area = areas[hit.name.code]
        doubts = _doubts(typed, area)
        candidates.append(
            Candidate(
                area,
                area.code,
                area.name,
                " ".join(one.label for one in [area, *_round(area)]),
                max(0, hit.score - CONTRADICTED * len(doubts)),
                "; ".join([_reason(hit.way, hit.inside), *doubts]),
                hit.way,
                hit.inside,
            )
        )
    return sorted(candidates, key=lambda one: (_rank(one), -one.score, one.code))


def _round(area: Area) -> list[Area]:
    """What the area lies in, the nearest first, up to the district."""
    found: list[Area] = []
    while len(found) < 2 and area.parent is not None and area.parent.level >= Level.DISTRICT:
        area = area.parent
        found.append(area)
    return found


def _rank(candidate: Candidate) -> tuple[bool, bool, int]:
    """Equal names before sounds before near ones; what is only near inside comes after what is equal outside."""
    tier = 0 if candidate.sure else 1 if candidate.way is Way.SOUND else 2
    return tier == 2, not candidate.inside, tier


def _doubts(typed: Typed, area: Area) -> list[str]:
    """What else was typed and does not agree with the candidate."""
    doubts = []
    if typed.moo and area.moo and typed.moo != area.moo:
        doubts.append(_("typed as moo %(typed)d") % {"typed": typed.moo})
    said = {Level.SUBDISTRICT: typed.subdistrict, Level.DISTRICT: typed.district}
    for parent in _round(area):
        name = said[Level(parent.level)]
        if name and sound_key(name) != parent.sound_key:
            doubts.append(_("typed as in %(typed)s") % {"typed": thai.bare_place(name)})
    return doubts


def _reason(way: Way, is_inside: bool) -> str:
    match way:
        case Way.CODE:
            reason = _("same code")
        case Way.EXACT:
            reason = _("same name")
        case Way.BARE:
            reason = _("same name without its level word")
        case Way.SOUND:
            reason = _("sounds the same, spelled otherwise")
        case Way.NEAR:
            reason = _("similar name")
    return reason if is_inside else _("%(reason)s; outside the stated area") % {"reason": reason}


def _bare_en(name: str) -> str:
    return name.casefold().removeprefix("ban ")
