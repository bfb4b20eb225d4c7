"""What is printed, as plain facts: words in the reader's language already, pictures by the content they are kept under.

A brochure is of a village, of a district or of any other list of places: `stops` are places in their order, with
what lies between them where that is known. Whoever makes these facts answers for what may be shown.
"""

from dataclasses import dataclass
from typing import NamedTuple

from tidtam.reporting.prints.drawn import Ground, Spot

NOWHERE = Ground()


class Shot(NamedTuple):
    """A photograph. sha256: of the kept file."""

    sha256: str
    caption: str = ""
    credit: str = ""


class MarkShown(NamedTuple):
    """A product's mark. colour: a token (premium …) or #rrggbb."""

    name: str
    colour: str


class Item(NamedTuple):
    """One thing that is offered. facts: short pieces (months, hours, rooms)."""

    name: str
    text: str = ""
    price: str = ""
    facts: tuple[str, ...] = ()
    mark: MarkShown | None = None
    shot: Shot | None = None


class Section(NamedTuple):
    title: str
    items: tuple[Item, ...]


class Occasion(NamedTuple):
    """A coming of an event."""

    when: str
    name: str
    text: str = ""
    place: str = ""
    cancelled: bool = False


class Stop(NamedTuple):
    """A place, numbered as on the map. distance: from the one before, or from where the brochure is of."""

    number: int
    name: str
    text: str = ""
    distance: str = ""
    shot: Shot | None = None


class Line(NamedTuple):
    """A labelled line: how to get there, whom it receives, whom to call."""

    label: str
    text: str


@dataclass(frozen=True)
class Brochure:
    """kind: village, district … as the paper's head names it. place: what it lies in. shots: the first is the cover's.

    stops_title: what the list of places is called; stop_first: whether it stands before the offers (a district's)
    or after them (what lies near a village). address: of the public page, behind the QR; verified: when somebody of
    the place last said that it is so.
    """

    language: str
    name: str
    kind: str
    place: str
    address: str
    tagline: str = ""
    identity: str = ""
    story: str = ""
    day: str = ""
    shots: tuple[Shot, ...] = ()
    sections: tuple[Section, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    stops: tuple[Stop, ...] = ()
    stops_title: str = ""
    stops_first: bool = False
    visit: tuple[Line, ...] = ()
    travel: tuple[Line, ...] = ()
    contact: tuple[Line, ...] = ()
    verified: str = ""
    ground: Ground = NOWHERE
    spots: tuple[Spot, ...] = ()
    site: str = ""
    notice: str = ""

    @property
    def every_shot(self) -> tuple[Shot, ...]:
        """All that may be printed, each once, in the order in which they are met."""
        found = [*self.shots, *(item.shot for section in self.sections for item in section.items)]
        found += [stop.shot for stop in self.stops]
        return tuple(dict.fromkeys(shot for shot in found if shot is not None))


@dataclass(frozen=True)
class Label:
    """What stands on a product's label. address: of the short page behind its QR."""

    language: str
    name: str
    maker: str
    place: str
    address: str
    mark: MarkShown | None = None
    size: str = ""
    story: str = ""
    notice: str = ""


@dataclass(frozen=True)
class Poster:
    """A large paper on a wall. chips: short pieces under the name (when, for whom)."""

    language: str
    name: str
    kind: str
    place: str
    address: str
    tagline: str = ""
    text: str = ""
    when: str = ""
    chips: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()
    contact: tuple[Line, ...] = ()
    ground: Ground = NOWHERE
    spots: tuple[Spot, ...] = ()
    site: str = ""
    notice: str = ""
