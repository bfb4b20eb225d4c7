"""A village's sheet by a link, on its head's phone: no account, no cookie; ten producers, one sum each."""

from collections.abc import Mapping
from functools import wraps
from typing import NamedTuple
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.kit.alone import View, alone
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import place
from tidtam.work.sales.actions.by_link import mark_opened
from tidtam.work.sales.actions.by_sheet import keep_rows, send_rows, take_row_back
from tidtam.work.sales.actions.sheet import RowTyped, problems_of, row_form
from tidtam.work.sales.checks.told import when_read_back
from tidtam.work.sales.models import SheetLink
from tidtam.work.sales.queries.by_sheet import OwnRow, own_rows, sheet_by_token
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.links import office_of
from tidtam.work.sales.telling import TellingForm
from tidtam.work.sales.views.tell import held_back, let_in, looked_at, over, saved

Typed = Mapping[int, RowTyped]
Problems = Mapping[int, str]  # producer -> what is wrong with its row


class Back(NamedTuple):
    """A row that is read back. odd: the sum is unlike what this producer told before; of those amounts no word."""

    row: OwnRow
    form: TellingForm
    odd: bool


def opened(view: View) -> View:
    """With the link that the address opens; a link that is over shows nothing, not even what was sent by it."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponseBase:
        link = sheet_by_token(token)
        if link is None or link.closed_at is not None:
            return over(request)
        if not link.is_open:
            return over(request, office_of(link.area))
        return held_back(request, link) or let_in(request, lambda: view(request, link))

    return alone(answer)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, link: SheetLink) -> HttpResponseBase:
    """The rows to fill in, below what was sent; the sums are read back before they are sent."""
    if looked_at(request) and "opened" not in link.payload:
        mark_opened(link)
    if request.method == "POST":
        return _posted(request, link)
    return _form(request, link, link.payload.get("typed", {}))


def _posted(request: HttpRequest, link: SheetLink) -> HttpResponseBase:
    if "undo" in request.POST:
        return _undone(request, link)
    fields = _fields(link, request.POST)
    keep_rows(link, {name: value for name, value in fields.items() if not name.startswith("seen_")})
    if "typing" in request.POST:
        return saved()
    typed = _typed(fields)
    if "again" in request.POST:
        return _form(request, link, fields)
    if not typed:
        return _form(request, link, fields, said=_("Enter at least one sum, or tick that nothing was sold."))
    if "confirmed" not in request.POST:
        return _read_back(request, link, fields, typed)
    try:
        page = UUID(request.POST.get("draft", ""))
    except ValueError:
        return _form(request, link, fields, said=_("Look at it once more, then send it."))
    refused = send_rows(link, typed, page=page)
    if refused:
        return _form(request, link, fields, refused)
    return redirect(request.path)


def _read_back(
    request: HttpRequest, link: SheetLink, fields: Mapping[str, str], typed: Typed
) -> HttpResponseBase:
    """Every sum in words, before anything is written; or the form again where a row is wrong."""
    producers = Producer.objects.in_bulk(typed.keys())
    rows = {row.key: row for row in own_rows(link)}
    back, wrong = [], {}
    for key in (*rows, *(typed.keys() - rows.keys())):  # as the sheet has them
        given = typed.get(key)
        if given is None:
            continue
        form = row_form(producers[key], link.month, given, link.told_by)
        if key not in rows or not rows[key].waits:
            wrong[key] = _("Somebody has reported this producer already; changes are made at the office.")
        elif not form.is_valid():
            wrong[key] = " ".join(problems_of(form))
        else:
            form.by_link = True
            back.append(Back(rows[key], form, bool(when_read_back(form))))
    if wrong:
        return _form(request, link, fields, wrong)
    content = {
        "back": back,
        "total": sum(one.form.told.total for one in back if one.form.told is not None),
        "kept": sorted(fields.items()),
        "draft": request.POST.get("draft", ""),
    }
    return render(request, "tell/sheet_back.html", _content(link) | content)


def _undone(request: HttpRequest, link: SheetLink) -> HttpResponseBase:
    key = _key(request.POST["undo"])
    try:
        take_row_back(link, key, seen=request.POST.get("seen", "")[:60])
    except ValidationError as refusal:
        return _form(request, link, link.payload.get("typed", {}), {key: " ".join(refusal.messages)})
    return redirect(request.path)


def _form(
    request: HttpRequest,
    link: SheetLink,
    fields: Mapping[str, str],
    problems: Problems | None = None,
    *,
    said: str = "",
) -> HttpResponse:
    """problems: by row; said: of the whole."""
    wrong, rows = problems or {}, own_rows(link)
    told = [(row, wrong.get(row.key, "")) for row in rows if not row.waits]
    content = {
        "told": told,
        "own": [row for row, _wrong in told if row.own],
        "rows": [
            (row, fields.get(f"baht_{row.key}", ""), f"nil_{row.key}" in fields, wrong.get(row.key, ""))
            for row in rows
            if row.waits
        ],
        "all": len(rows),
        "said": said or (_("Look at what is marked below.") if wrong else ""),
        "closed": deadlines(link.area_id, [link.month]).is_closed(link.area_id, link.month),
        "draft": uuid4(),
    }
    wrongly = bool(content["said"])
    return render(request, "tell/sheet.html", _content(link) | content, status=422 if wrongly else 200)


def _content(link: SheetLink) -> dict[str, object]:
    return {
        "link": link,
        "place": place(link.area),
        "office": office_of(link.area),
        "last_day": link.last_day,
        "key": link.token_print[:12],
    }


def _fields(link: SheetLink, posted: Mapping[str, str]) -> dict[str, str]:
    """What was typed in the link's own rows, field by field; nothing else that came along."""
    found = {}
    for key in link.rows.values_list("producer_id", flat=True):
        for name in (f"baht_{key}", f"nil_{key}", f"seen_{key}"):
            if posted.get(name, "").strip():
                found[name] = posted[name]
    return found


def _typed(fields: Mapping[str, str]) -> dict[int, RowTyped]:
    """Rows in which something is said; what is left blank says nothing."""
    keys = {int(name.partition("_")[2]) for name in fields if not name.startswith("seen_")}
    return {
        key: RowTyped(
            fields.get(f"baht_{key}", ""), f"nil_{key}" in fields, fields.get(f"seen_{key}", "")[:20]
        )
        for key in sorted(keys)
    }


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
