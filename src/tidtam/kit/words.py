"""The Thai of the house: one catalogue per room, compiled without system tools and compared with the sources.

    python -m tidtam.kit.words                 compile what changed, say how much Thai is missing
    python -m tidtam.kit.words --check         list what is wrong, exit 1 when anything is
    python -m tidtam.kit.words --add [ROOM…]   put missing texts into the rooms' catalogues, for a person to fill

A text may stand in the catalogue of its own room, of `kit` or of the project; the same text has the same Thai
everywhere. The project's catalogue also fills what Django and allauth leave untranslated.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from tidtam.kit.word_sources import HOUSE, OWN_ROOMS, STOREYS, Key, Spoken, spoken

CATALOGUE = Path("locale/th/LC_MESSAGES/django.po")
LINE_WIDTH = 110
HEADER = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "th",
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=1; plural=0;",
}
_PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[-#0+]*[\d.]*[a-zA-Z]|%%|\{[^{}]*\}")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one text: kind is missing, fuzzy, obsolete, conflicting or placeholders."""

    room: str
    kind: str
    msgid: str
    detail: str = ""

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.room or 'project'}: {self.kind}: {self.msgid!r}{detail}"


def catalogues() -> dict[str, Path]:
    """The catalogues that exist, by room."""
    places = [("", HOUSE), *((name, HOUSE / name) for name in OWN_ROOMS)]
    for storey in STOREYS:
        places += [(f"{storey}/{room.name}", room) for room in sorted((HOUSE / storey).glob("*/"))]
    return {room: folder / CATALOGUE for room, folder in places if (folder / CATALOGUE).is_file()}


def compile(paths: Iterable[Path] | None = None) -> list[Path]:
    """Bring every .mo up to its .po; gives those written anew. Whole or not at all, safe beside others."""
    written = []
    for source in catalogues().values() if paths is None else paths:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        draft.write_bytes(_read(source).to_binary())
        draft.replace(target)
        written.append(target)
    return written


def missing() -> list[Problem]:
    """The texts that have no Thai."""
    return [problem for problem in problems() if problem.kind == "missing"]


def problems() -> list[Problem]:
    """Everything wrong with the Thai of the house, room by room."""
    said = spoken()
    kept = {room: _read(path) for room, path in catalogues().items()}
    found = [problem for room, catalogue in kept.items() for problem in _entry_problems(room, catalogue)]
    found += [problem for room, texts in said.items() for problem in _absent(room, texts, kept)]
    for room, catalogue in kept.items():
        if room:  # the project's catalogue answers for Django and allauth, see tests/test_words.py
            asked = said.get(room, {})
            found += [
                Problem(room, "obsolete", entry.msgid) for entry in catalogue if _key(entry) not in asked
            ]
    return sorted(found + _conflicts(kept), key=lambda problem: (problem.room, problem.kind, problem.msgid))


def add(rooms: Sequence[str] = ()) -> list[Problem]:
    """Append the missing texts to the catalogues of `rooms` (all when none is named), for a person to fill.

    What another room already says stands there at once, so that it is said alike.
    """
    kept = {room: _read(path) for room, path in catalogues().items()}
    known = {(_key(entry), entry.msgid_plural): _thai(entry)[0] for said in kept.values() for entry in said}
    added = []
    for room, texts in spoken().items():
        fresh = [text for text in texts.values() if not _stands(text.key, room, kept)]
        if not fresh or (rooms and room not in rooms):
            continue
        path = HOUSE / room / CATALOGUE
        catalogue = kept.get(room) or _new(path)
        for text in fresh:
            catalogue.append(_entry(text, known.get((text.key, text.plural), "")))
            added.append(Problem(room, "missing", text.msgid, text.where))
        catalogue.save(str(path))
    return added


def _entry_problems(room: str, catalogue: polib.POFile) -> Iterable[Problem]:
    for entry in catalogue.obsolete_entries():
        yield Problem(room, "obsolete", entry.msgid, "commented out")
    for entry in catalogue:
        if entry.obsolete:
            continue
        if entry.fuzzy:
            yield Problem(room, "fuzzy", entry.msgid)
        for thai in _thai(entry):
            if not thai.strip():
                yield Problem(room, "missing", entry.msgid, "its Thai is empty")
            elif problem := _differing(entry, thai):
                yield Problem(room, "placeholders", entry.msgid, problem)


def _absent(room: str, texts: dict[Key, Spoken], kept: dict[str, polib.POFile]) -> Iterable[Problem]:
    for text in texts.values():
        if not _stands(text.key, room, kept):
            yield Problem(room, "missing", text.msgid, text.where)
        elif text.plural and not any(
            entry.msgid_plural == text.plural
            for catalogue in _heard(room, kept)
            for entry in catalogue
            if _key(entry) == text.key
        ):
            yield Problem(room, "missing", text.msgid, f"its plural, {text.where}")


def _conflicts(kept: dict[str, polib.POFile]) -> list[Problem]:
    first: dict[tuple[Key, bool], tuple[str, list[str]]] = {}
    found = []
    for room, catalogue in kept.items():
        for entry in catalogue:
            key, thai = (_key(entry), bool(entry.msgid_plural)), _thai(entry)
            if entry.obsolete or not all(thai):
                continue
            elsewhere, said = first.setdefault(key, (room, thai))
            if said != thai:
                detail = f"{thai[0]!r}, but {said[0]!r} in {elsewhere or 'project'}"
                found.append(Problem(room, "conflicting", entry.msgid, detail))
    return found


def _heard(room: str, kept: dict[str, polib.POFile]) -> list[polib.POFile]:
    """The catalogues in which a room's texts may stand."""
    return [kept[name] for name in dict.fromkeys((room, "kit", "")) if name in kept]


def _stands(key: Key, room: str, kept: dict[str, polib.POFile]) -> bool:
    return any(
        _key(entry) == key for catalogue in _heard(room, kept) for entry in catalogue if not entry.obsolete
    )


def _differing(entry: polib.POEntry, thai: str) -> str:
    """What the Thai does not say that its msgid says, or the other way round."""
    said = set(_PLACEHOLDER.findall(thai))
    wanted = set(_PLACEHOLDER.findall(entry.msgid)) | set(_PLACEHOLDER.findall(entry.msgid_plural))
    required = wanted if not entry.msgid_plural else set(_PLACEHOLDER.findall(entry.msgid_plural))
    return ", ".join(sorted((said - wanted) | (required - said)))


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _thai(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[0]] if entry.msgid_plural else [entry.msgstr]


def _entry(text: Spoken, thai: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=text.msgid, msgctxt=text.context or None)
    if text.plural:
        entry.msgid_plural, entry.msgstr_plural = text.plural, {0: thai}
    else:
        entry.msgstr = thai
    return entry


def _new(path: Path) -> polib.POFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile(wrapwidth=LINE_WIDTH)
    catalogue.metadata = dict(HEADER)
    return catalogue


def _read(path: Path) -> polib.POFile:
    return polib.pofile(str(path), wrapwidth=LINE_WIDTH)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tidtam.kit.words", description="The Thai of the house.")
    parser.add_argument(
        "--check", action="store_true", help="list what is wrong; exit status 1 when anything is"
    )
    parser.add_argument(
        "--add", action="store_true", help="put missing texts into the catalogues, to be filled"
    )
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="only these rooms, as in work/sales")
    asked = parser.parse_args(arguments)
    if asked.add:
        for problem in add(asked.rooms):
            print(problem)
        return 0
    written = compile()
    found = [problem for problem in problems() if not asked.rooms or problem.room in asked.rooms]
    if asked.check:
        for problem in found:
            print(problem)
        return 1 if found else 0
    print(f"{len(written)} catalogues compiled" + (f", {len(found)} texts to mend: --check" if found else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
