"""A hand-typed name against the register: candidates with reasons, never a silent choice."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.names import sound_key
from tidtam.ground.areas.queries.tree import full_labels
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
    typed = take_apart(text)
    codes = [within] if isinstance(within, str) else list(within)
    if not typed.bare:
        return []
    found = _find(typed, codes, level, actor, inside_stated=True)
    if not any(way < Way.NEAR for _name, way, _score, _in in found) and all(codes):
        provinces = sorted({code[:2] for code in codes})
        beyond = _find(typed, provinces, level, actor, inside_stated=False)
        strong = [hit for hit in beyond if hit[1] < Way.NEAR]
        inside_codes = {hit[0].code for hit in found}
        found += [hit for hit in strong or (beyond if not found else []) if hit[0].code not in inside_codes]
    return _candidates(found, typed, limit)


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


_Hit = tuple[_Name, Way, int, bool]


def _find(
    typed: Typed, codes: Sequence[str], level: int, actor: Actor | None, *, inside_stated: bool
) -> list[_Hit]:
    where = NOTHING
    for code in codes:
        where = inside(code) if not code else where | inside(code)
        if not code:
            break
    areas = Area.objects.existing().filter(where, level=level)
    if actor is not None:
        areas = areas.open_to(actor, "view")
    if typed.code:
        areas = areas.filter(code=typed.code)
    names = [_Name(*row) for row in areas.values_list("code", "name_th", "name_en", "sound_key")]
    hits = [
        (name, way, _SCORE[way], inside_stated) for name in names if (way := _way(typed, name)) is not None
    ]
    return hits or [(name, Way.NEAR, score, inside_stated) for name, score in _near(typed, names)]


def _way(typed: Typed, name: _Name) -> Way | None:
    if typed.code:
        return Way.CODE
    spoken = typed.name.casefold()
    if spoken in (name.name_th.casefold(), name.name_en.casefold()):
        return Way.EXACT
    if typed.bare in (thai.bare_place(name.name_th).casefold(), _bare_en(name.name_en)):
        return Way.BARE
    if name.sound_key and name.sound_key == sound_key(typed.bare):
        return Way.SOUND
    return None


def _near(typed: Typed, names: list[_Name]) -> list[tuple[_Name, int]]:
    bare = {place: thai.bare_place(name.name_th).casefold() for place, name in enumerate(names)}
    close = process.extract(typed.bare, bare, scorer=fuzz.ratio, score_cutoff=NEAR, limit=20)
    return [(names[place], min(round(score), _SCORE[Way.SOUND] - 1)) for _text, score, place in close]


def _candidates(found: list[_Hit], typed: Typed, limit: int) -> list[Candidate]:
    areas = Area.objects.in_bulk([name.code for name, *_rest in found])
    labels = full_labels(areas.values())
    parents = Area.objects.in_bulk({code[:digits] for code in areas for digits in (4, 6)})
    candidates = []
    for name, way, score, is_inside in found:
        area = areas[name.code]
        doubts = _doubts(typed, area, parents)
        reasons = [_reason(way, is_inside), *doubts]
        candidates.append(
            Candidate(
                area,
                area.code,
                area.name,
                labels[area.code],
                max(0, score - CONTRADICTED * len(doubts)),
                "; ".join(reasons),
                way,
                is_inside,
            )
        )
    candidates.sort(key=lambda one: (_rank(one), -one.score, one.code))
    return candidates[:limit]


def _rank(candidate: Candidate) -> tuple[bool, bool, int]:
    """Equal names before sounds before near ones; what is only near inside comes after what is equal outside."""
    tier = 0 if candidate.sure else 1 if candidate.way is Way.SOUND else 2
    return tier == 2, not candidate.inside, tier


def _doubts(typed: Typed, area: Area, parents: dict[str, Area]) -> list[str]:
    """What else was typed and does not agree with the candidate."""
    doubts = []
    if typed.moo and area.moo and typed.moo != area.moo:
        doubts.append(_("typed as moo %(typed)d") % {"typed": typed.moo})
    for level, said in ((Level.SUBDISTRICT, typed.subdistrict), (Level.DISTRICT, typed.district)):
        parent = parents.get(area.code[:level])
        if said and parent and sound_key(said) != parent.sound_key:
            doubts.append(_("typed as in %(typed)s") % {"typed": thai.bare_place(said)})
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
