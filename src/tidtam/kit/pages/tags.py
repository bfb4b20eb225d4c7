"""What a page is made from and what a change drops, as text: "room.model:key" for a record, "room.model" for a kind."""

from collections.abc import Iterable
from typing import NamedTuple

#: A change of one of these may take anything off any page: somebody's consent, somebody's name.
EVERYWHERE = frozenset({"privacy.person", "privacy.consent", "privacy.rule"})
#: What an action calls the key when it changed many records in one entry.
MANY = frozenset({"", "many", "all"})
ALL = "*"


class Dropped(NamedTuple):
    """What a change drops. everything: all pages; kinds: whole kinds; subjects: single records."""

    everything: bool
    kinds: frozenset[str]
    subjects: frozenset[str]

    @property
    def marks(self) -> frozenset[str]:
        """What a page that is being made is held against, see `held_against`."""
        marks = {*self.subjects, *(kind_of(one) for one in self.subjects), *self.kinds}
        marks |= {f"{kind}:{ALL}" for kind in self.kinds}
        return frozenset(marks | {ALL}) if self.everything else frozenset(marks)


def kind_of(subject: str) -> str:
    return subject.partition(":")[0]


def dropped_by(subjects: Iterable[str], *, most: int = 200) -> Dropped:
    """Subjects of a change, as the trail has them; more than `most` drop their whole kinds."""
    kinds: set[str] = set()
    single: set[str] = set()
    everything = False
    for subject in filter(None, subjects):
        kind, _colon, key = subject.partition(":")
        everything = everything or kind in EVERYWHERE
        if key in MANY:
            kinds.add(kind)
        else:
            single.add(subject)
    if len(single) > most:
        kinds |= {kind_of(subject) for subject in single}
    single = {subject for subject in single if kind_of(subject) not in kinds}
    return Dropped(everything, frozenset(kinds), frozenset(single))


def held_against(made_of: Iterable[str]) -> set[str]:
    """The marks that forbid keeping a page made of these: one of them was dropped while it was being made."""
    marks = {ALL}
    for tag in made_of:
        marks.add(tag)
        if ":" in tag:
            marks.add(f"{kind_of(tag)}:{ALL}")
    return marks
