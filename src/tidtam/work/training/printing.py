"""The papers of a training: the sign-in sheet and the report to the committee; official papers are Thai."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.files import shelf
from tidtam.ground.privacy import phones
from tidtam.kit import clock, money, paper
from tidtam.kit.calendar import date_full, date_long, date_short
from tidtam.kit.notice import notice
from tidtam.registers.producers.queries import place
from tidtam.work.training import queries
from tidtam.work.training.forms import held_words
from tidtam.work.training.models import Outcome, OutcomeKind, Training
from tidtam.work.training.queries.around import Window

FIRST_PAGE, NEXT_PAGE, SIGNED = 13, 18, 4  # lines on the sheet's pages; how many the certifier's place takes
MOST_SHOTS = 2  # of each side of one change


def sheet(training: Training) -> bytes:
    """Landscape A4: number, name, producer, village, phone, a place to sign for each day; lines for
    everybody who was planned, and three more than are on the list.
    """
    with translation.override("th"):
        return paper.render("training/sheet.typ", sheet_inputs(training))


def report(training: Training) -> bytes:
    """Portrait A4: what it was, who came, what changed with pictures, sales before and after."""
    with translation.override("th"):
        inputs, pictures = report_inputs(training)
        return paper.render("training/report.typ", inputs, pictures=pictures)


def sheet_inputs(training: Training) -> dict[str, Any]:
    """What the sheet shows. Phones stand on it: it is the office's own list, handed to nobody."""
    rows = [
        {
            "name": line.attendee.person.name_th if line.attendee.person else "",
            "producer": line.attendee.from_where,
            "village": line.attendee.person.address if line.attendee.person else "",
            "phone": phones.shown(line.attendee.person.phone) if line.attendee.person else "",
        }
        for line in queries.sheet_of(training)
    ]
    blank = _lines(max(len(rows) + 3, training.planned or 0)) - len(rows)
    return {
        **_head(training),
        "days": [date_short(day) for day in training.days[:5]],
        "rows": rows,
        "blank": blank,
    }


def report_inputs(training: Training) -> tuple[dict[str, Any], dict[str, bytes | str]]:
    """What the report shows, and its pictures by file name."""
    found = queries.results(training)
    pictures: dict[str, bytes | str] = {}
    changes = [
        _change(line.producer.name, outcome, pictures)
        for line in found.lines
        for outcome in line.outcomes
        if outcome.kind != OutcomeKind.UNCHANGED
    ]
    return {
        **_head(training),
        "trainers": training.trainers,
        "post": training.post.name,
        "budget": _budget(training),
        "cost_each": money.text(found.cost_each) if found.cost_each is not None else "",
        "planned": training.planned,
        "people": found.people,
        "producers": found.producers,
        "unknown": found.unknown,
        "confirmed": found.confirmed,
        "waiting": found.waiting,
        "not_looked_at": len(found.not_looked_at),
        "lines": [
            {
                "name": line.producer.name,
                "place": place(line.producer.area),
                "people": line.people,
                "windows": [_window(window) for _n, *pair in line.around.sides for window in pair],
            }
            for line in found.lines
        ],
        "whole": [_window(window) for _n, *pair in found.whole.sides for window in pair],
        "comparisons": [
            {
                "months": one.months,
                "came": one.came.text,
                "came_of": one.came.producers,
                "others": one.others.text,
                "others_of": one.others.producers,
            }
            for one in found.comparisons
            if one.says_something
        ],
        "changes": changes,
    }, pictures


def _lines(needed: int) -> int:
    """So many lines that the last page is full, with the place to sign below them."""
    lines = FIRST_PAGE
    while lines - SIGNED < needed:
        lines += NEXT_PAGE
    return lines - SIGNED


def _head(training: Training) -> dict[str, Any]:
    first, last = training.starts_on, training.ends_on
    return {
        "title": training.title,
        "notice": notice() if clock.is_demo() else "",
        "reference": training.code,
        "foot": _("Printed %(day)s") % {"day": date_short(clock.today())},
        "kind": training.get_kind_display(),
        "topic": training.topic.name,
        "when": date_full(first) if first == last else f"{date_long(first)} – {date_long(last)}",
        "place": training.place,
        "area": place(training.area),
        "as_of": date_long(clock.today()),
    }


def _budget(training: Training) -> str:
    line = " ".join(filter(None, [training.budget_code, training.budget_name]))
    amount = f"{money.text(training.budget)} บาท" if training.budget is not None else ""
    return " · ".join(filter(None, [amount, line]))


def _window(window: Window) -> dict[str, Any]:
    """The sum, and of how many months: blank where nothing was reported, never 0."""
    return {
        "sum": money.text(window.sum) if window.sum is not None else "–",
        "reported": window.reported,
        "of": window.of,
        "to_come": window.to_come,
    }


def _change(producer: str, outcome: Outcome, pictures: dict[str, bytes | str]) -> dict[str, Any]:
    state, word = outcome.shown
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for shot in outcome.pictures.all():
        if len(sides[shot.side]) < MOST_SHOTS:
            name = f"{shot.file.sha256}.jpg"
            pictures[name] = shelf.path_of(shot.file.sha256, thumbnail=True).read_bytes()
            sides[shot.side].append(name)
    return {
        "producer": producer,
        "kind": outcome.get_kind_display(),
        "what": outcome.what,
        "product": outcome.product.name if outcome.product else "",
        "held": held_words(outcome.held) if outcome.held else "",
        "day": date_short(outcome.happened_on),
        "state": state,
        "word": word,
        "note": outcome.check_note,
        **sides,
    }
