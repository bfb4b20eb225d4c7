"""Uploads and their rows as lists show them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tidtam.ground.jobs.models import Upload, UploadRow
from tidtam.kit import uploads as known
from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.tables import holds
from tidtam.kit.uploads import UploadKind

SHAPES = {
    Upload.State.READING: "going",
    Upload.State.PREVIEW: "soon",
    Upload.State.WRITING: "going",
    Upload.State.DONE: "done",
    Upload.State.FAILED: "late",
    Upload.State.CANCELLED: "none",
}
REMARKS_SHOWN = 20
ROW_SHAPES = {UploadRow.State.NEW: "done", UploadRow.State.CHANGED: "soon", UploadRow.State.REFUSED: "late"}


class Expected(NamedTuple):
    """One column that a kind of spreadsheet has."""

    label: str | Promise
    required: bool
    holds: str


def expected(kind: UploadKind) -> list[Expected]:
    return [Expected(column.label, column.required, holds(column)) for column in kind.columns]


def upload_state(upload: Upload) -> tuple[str, str]:
    state = Upload.State(upload.state)
    return SHAPES[state], str(state.label)


def answers(upload: Upload, reader: Actor) -> list[tuple[str | Promise, str]]:
    """What was answered beside the file: the question, and the answer in words where the reader has them."""
    kind = known.kinds().get(upload.kind)
    asks = kind.asks if kind else ()
    found: list[tuple[str | Promise, str]] = []
    for ask in asks:
        if answer := upload.said.get(ask.name):
            words = {key: str(label) for key, label in ask.choices(reader)} if ask.choices else {}
            found.append((ask.label, words.get(answer, answer)))
    return found


def upload_columns() -> list[ListColumn]:
    return [
        ListColumn("file", _("File"), value="file_name", sort="file_name", link=Upload.get_absolute_url),
        ListColumn("kind", _("What it holds"), value=_kind_label),
        ListColumn("owner", _("Sent by"), value="owner.label", sort="owner__display_name"),
        ListColumn("created", _("Sent at"), value="created_at", kind="datetime", sort="created_at"),
        ListColumn("new", _("New"), kind="int", sort="new"),
        ListColumn("changed", _("Changed"), kind="int", sort="changed"),
        ListColumn("refused", _("Refused"), kind="int", sort="refused"),
        ListColumn("state", _("State"), value=upload_state, kind="state", sort="state"),
    ]


def upload_filters() -> list[Filter]:
    kinds = [(kind.code, str(kind.label)) for kind in known.kinds().values()]
    return [
        Filter("kind", _("What it holds"), kinds, lambda rows, kind: rows.filter(kind=kind)),
        Filter("state", _("State"), Upload.State.choices, lambda rows, state: rows.filter(state=state)),
    ]


def row_columns(labels: Sequence[str], *, plain: bool) -> list[ListColumn]:
    """labels: the file's headings. plain: for the spreadsheet, without markup."""
    return [
        ListColumn("record", _("Record"), value=_record, sort="label"),
        ListColumn("number", _("Row"), kind="int", sort="number"),
        ListColumn("changes", _("Difference"), value=_text_of(labels) if plain else _html_of(labels)),
        ListColumn(
            "refusals", _("Refused because, or to look at"), value=_remarks_text if plain else _remarks_html
        ),
        ListColumn("state", _("State"), value=_row_state, kind="state", sort="state"),
    ]


def row_filters() -> list[Filter]:
    choices = [
        *UploadRow.State.choices[:2],
        ("refused", _("With something refused")),
        ("warned", _("To look at")),
    ]
    return [
        Filter("state", _("State"), choices, _of_state),
        Filter(
            "q",
            _("Code or name"),
            None,
            lambda rows, text: rows.filter(label__icontains=text) | rows.filter(key__startswith=text),
        ),
    ]


def first_remarks(upload: Upload) -> list[tuple[UploadRow, str]]:
    """The first rows that a person should look at, each with what it is called; the list shows all of them."""
    if not upload.report.get("warned"):
        return []
    return [
        (row, _record(row)) for row in upload.rows.exclude(warnings=[]).order_by("number")[:REMARKS_SHOWN]
    ]


def refusal_text(refusal: list[str]) -> str:
    column, value, reason = refusal
    told = f"{column}: {reason}" if column else reason
    return f"{told} ({value})" if value and value not in reason else told


def _of_state(rows: "QuerySet[UploadRow]", state: str) -> "QuerySet[UploadRow]":
    match state:
        case "refused":
            return rows.exclude(refusals=[])
        case "warned":
            return rows.exclude(warnings=[])
    return rows.filter(state=state)


def _record(row: UploadRow) -> str:
    """By its name, else as much of the row as tells a person which one it is."""
    return row.label or row.key or " · ".join([cell for cell in row.cells if cell][:2]) or "–"


def _row_state(row: UploadRow) -> tuple[str, str]:
    state = UploadRow.State(row.state)
    return ROW_SHAPES[state], str(state.label)


def _filled(row: UploadRow, labels: Sequence[str]) -> list[tuple[str, str]]:
    """What a new record would hold: as the room tells it, else the row as it came."""
    if row.changes:
        return [(what, new) for what, _old, new in row.changes if new]
    return [(label, cell) for label, cell in zip(labels, row.cells, strict=False) if label and cell]


def _html_of(labels: Sequence[str]) -> Callable[[UploadRow], SafeString | str]:
    def changes_html(row: UploadRow) -> SafeString | str:
        if row.state == UploadRow.State.NEW:
            return _listed("<li>{}: <ins>{}</ins></li>", _filled(row, labels))
        differences = [
            (what, format_html("<del>{}</del>", old) if old else "–", new or "–")
            for what, old, new in row.changes
        ]
        return _listed("<li>{}: {} → <ins>{}</ins></li>", differences)

    return changes_html


def _text_of(labels: Sequence[str]) -> Callable[[UploadRow], str]:
    def changes_text(row: UploadRow) -> str:
        if row.state == UploadRow.State.NEW:
            return "; ".join(f"{what}: {new}" for what, new in _filled(row, labels))
        return "; ".join(f"{what}: {old or '–'} → {new or '–'}" for what, old, new in row.changes)

    return changes_text


def _remarks(row: UploadRow) -> list[str]:
    remarks = [_("To look at: %(remark)s") % {"remark": remark} for remark in row.warnings]
    return [*(refusal_text(refusal) for refusal in row.refusals), *remarks]


def _remarks_html(row: UploadRow) -> SafeString | str:
    return _listed("<li>{}</li>", [(remark,) for remark in _remarks(row)])


def _remarks_text(row: UploadRow) -> str:
    return "; ".join(_remarks(row))


def _listed(line: str, parts: Sequence[tuple[Any, ...]]) -> SafeString | str:
    return format_html('<ul class="cells">{}</ul>', format_html_join("", line, parts)) if parts else ""


def _kind_label(upload: Upload) -> str:
    kind = known.kinds().get(upload.kind)
    return str(kind.label) if kind else upload.kind
