"""Uploads and their rows as lists show them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.jobs.models import Upload, UploadRow
from tidtam.kit import uploads as known
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.uploads import UploadKind

SHAPES = {
    Upload.State.READING: "going",
    Upload.State.PREVIEW: "soon",
    Upload.State.WRITING: "going",
    Upload.State.DONE: "done",
    Upload.State.FAILED: "late",
    Upload.State.CANCELLED: "none",
}
ROW_SHAPES = {UploadRow.State.NEW: "done", UploadRow.State.CHANGED: "soon", UploadRow.State.REFUSED: "late"}
EXPECTED = {
    "text": gettext_lazy("text"),
    "code": gettext_lazy("a code, kept as text"),
    "int": gettext_lazy("a whole number"),
    "money": gettext_lazy("an amount in baht, such as 1,250.50"),
    "decimal": gettext_lazy("a number, such as 16.4058"),
    "date": gettext_lazy("a date of the Buddhist era, such as 20 ก.ค. 2561"),
    "month": gettext_lazy("a month of the Buddhist era, such as 2561-06"),
}


class Expected(NamedTuple):
    """One column that a kind of spreadsheet has."""

    label: str | Promise
    required: bool
    holds: str | Promise


def expected(kind: UploadKind) -> list[Expected]:
    return [Expected(column.label, column.required, EXPECTED[column.kind]) for column in kind.columns]


def upload_state(upload: Upload) -> tuple[str, str]:
    state = Upload.State(upload.state)
    return SHAPES[state], str(state.label)


def upload_columns() -> list[ListColumn]:
    return [
        ListColumn("file", _("File"), value="file.name", sort="file__name", link=Upload.get_absolute_url),
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


def row_columns(*, plain: bool) -> list[ListColumn]:
    """plain: for the spreadsheet, without markup."""
    return [
        ListColumn("record", _("Record"), value=_record, sort="label"),
        ListColumn("number", _("Row"), kind="int", sort="number"),
        ListColumn("changes", _("Difference"), value=_changes_text if plain else _changes_html),
        ListColumn("refusals", _("Refused because"), value=_refusals_text if plain else _refusals_html),
        ListColumn("state", _("State"), value=_row_state, kind="state", sort="state"),
    ]


def row_filters() -> list[Filter]:
    choices = [*UploadRow.State.choices[:2], ("refused", _("With something refused"))]
    return [
        Filter("state", _("State"), choices, _of_state),
        Filter(
            "q",
            _("Code or name"),
            None,
            lambda rows, text: rows.filter(label__icontains=text) | rows.filter(key__startswith=text),
        ),
    ]


def refusal_text(refusal: list[str]) -> str:
    column, value, reason = refusal
    told = f"{column}: {reason}" if column else reason
    return f"{told} ({value})" if value and value not in reason else told


def _of_state(rows: "QuerySet[UploadRow]", state: str) -> "QuerySet[UploadRow]":
    return rows.exclude(refusals=[]) if state == "refused" else rows.filter(state=state)


def _record(row: UploadRow) -> str:
    """By its name, else as much of the row as tells a person which one it is."""
    return row.label or row.key or " · ".join([cell for cell in row.cells if cell][:2]) or "–"


def _row_state(row: UploadRow) -> tuple[str, str]:
    state = UploadRow.State(row.state)
    return ROW_SHAPES[state], str(state.label)


def _changes_html(row: UploadRow) -> SafeString | str:
    if row.state == UploadRow.State.NEW:
        filled = [(what, new) for what, _old, new in row.changes if new]
        return _listed("<li>{}: <ins>{}</ins></li>", filled)
    differences = [
        (what, format_html("<del>{}</del>", old) if old else "–", new or "–")
        for what, old, new in row.changes
    ]
    return _listed("<li>{}: {} → <ins>{}</ins></li>", differences)


def _changes_text(row: UploadRow) -> str:
    return "; ".join(f"{what}: {old or '–'} → {new or '–'}" for what, old, new in row.changes)


def _refusals_html(row: UploadRow) -> SafeString | str:
    return _listed("<li>{}</li>", [(refusal_text(refusal),) for refusal in row.refusals])


def _refusals_text(row: UploadRow) -> str:
    return "; ".join(refusal_text(refusal) for refusal in row.refusals)


def _listed(line: str, parts: Sequence[tuple[Any, ...]]) -> SafeString | str:
    return format_html('<ul class="cells">{}</ul>', format_html_join("", line, parts)) if parts else ""


def _kind_label(upload: Upload) -> str:
    kind = known.kinds().get(upload.kind)
    return str(kind.label) if kind else upload.kind
