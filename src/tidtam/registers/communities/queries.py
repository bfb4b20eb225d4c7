"""Communities beside the names they were typed as."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.areas.maps import Dot, MapCell
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import Candidate, match, match_all, verdict
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community

MOST_NAMES = 200


class Line(NamedTuple):
    """One typed name with the villages it may mean. chosen: the code it is confirmed as, "" when not yet."""

    number: int
    typed: str
    candidates: list[Candidate]
    verdict: str
    chosen: str

    @property
    def state(self) -> tuple[str, str]:
        """How the name stands, for the eye: shape and words."""
        if self.chosen:
            return "done", _("Confirmed")
        match self.verdict:
            case "one":
                return "going", _("One candidate: please confirm")
            case "several":
                return "soon", _("Several villages of this name")
            case "outside":
                return "late", _("Outside the stated area")
        return "late", _("No village found")


def lines(names: Sequence[str], stated: Sequence[str], *, source: str, actor: Actor) -> list[Line]:
    """Every name with its candidates, in the order typed; empty lines and repeated names fall away."""
    cleaned = list(dict.fromkeys(name for name in map(thai.clean, names) if name))[:MOST_NAMES]
    known = dict(
        Community.objects.open_to(actor, "view")
        .filter(typed_name__in=cleaned, source=source)
        .values_list("typed_name", "area_id")
    )
    where = list(stated) or list(actor.reach("view"))
    found = match_all(cleaned, within=where, actor=actor)
    return [
        Line(number, name, candidates, verdict(candidates), known.get(name, ""))
        for number, (name, candidates) in enumerate(zip(cleaned, found, strict=True), start=1)
    ]


def note_for(line: Line, candidate: Candidate) -> str:
    """What the record says about a choice: how the name was found, and among how many."""
    reasons = [] if candidate.score == 100 and candidate.inside else [candidate.reason]
    rivals = len([one for one in line.candidates if one.way == candidate.way])
    if rivals > 1:
        reasons.append(_("chosen among %(number)d villages") % {"number": rivals})
    return "; ".join(reasons)


def matching(community: Community) -> tuple[str, str]:
    """How the match stands: state and words."""
    if community.is_outside:
        return "late", _("Outside the stated area")
    if community.typed_name and thai.bare_place(community.typed_name) != thai.bare_place(
        community.area.name_th
    ):
        return "soon", _("Spelled otherwise")
    return "done", _("Confirmed")


def rivals(community: Community, actor: Actor) -> list[Candidate]:
    """The villages that the typed name may mean, the chosen one among them."""
    return match(
        community.typed_name or community.area.name_th,
        within=community.stated_codes or community.area_id[:2],
        actor=actor,
    )


def dots(communities: Sequence[Community], link_of: dict[str, str]) -> list[Dot]:
    """The villages that have a point, for the map."""
    return [
        Dot(*community.area.point, community.area.label, link_of.get(community.area_id, ""))
        for community in communities
        if community.area.point
    ]


def stated_cells(communities: Sequence[Community]) -> dict[str, MapCell]:
    """Districts that a source named, and those in which a village lies although none named them."""
    cells = {
        code: MapCell("going", _("Named by the source"))
        for community in communities
        for code in community.stated_codes
    }
    for community in communities:
        if community.is_outside:
            cells[community.area_id[:4]] = MapCell("late", _("Outside the stated area"))
    return cells


def stated_labels(community: Community) -> list[str]:
    """The areas that the source named, as an officer writes them."""
    areas = Area.objects.in_bulk(community.stated_codes)
    return [areas[code].label for code in community.stated_codes if code in areas]
