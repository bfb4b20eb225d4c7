"""Ways to a report that is missing, from the list of names: a link for the producer, a sheet for its village."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tidtam.ground.privacy import phones
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.calendar import month_code
from tidtam.kit.lists import ListColumn
from tidtam.kit.text import places
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.deadlines import Deadlines

SUBDISTRICT = 6  # digits


def with_links(rows: Any, month: date) -> Any:
    """The rows with `link`, the key of the newest link by which the producer may still report the month."""
    works = ReportLink.objects.filter(
        producer=OuterRef("pk"), month=month, closed_at=None, expires_at__gt=clock.now()
    )
    return rows.annotate(link=Subquery(works.order_by("-pk").values("pk")[:1]))


def contact_column(request: SignedIn, month: date, due: Deadlines, *, ways: bool) -> ListColumn:
    """How a producer is reached that the reader may edit. ways: with a button that makes its link, and one that leads
    to its village's sheet, as long as the month is open."""
    token = get_token(request)

    def told(row: Any) -> SafeString | str:
        if not request.user.may("edit", row.area_id):
            return ""
        contact = places(f"{row.person} {phones.shown(row.person.phone)}") if row.person else ""
        if not ways or due.is_closed(row.area_id, month):
            return contact
        return format_html(
            '{}<span class="ways">{}{}</span>', contact, _link(row, month, token), _sheet(row, month)
        )

    return ListColumn("contact", _("Contact"), value=told)


def _link(row: Any, month: date, token: str) -> SafeString:
    if row.link is not None:
        return format_html(
            '<a class="button quieter" href="{}">{}</a>',
            reverse("sales:link", args=[row.link]),
            _("Its link"),
        )
    return format_html(
        '<form method="post" action="{}?{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="quieter" name="chosen" value="{}">{}<span class="unseen"> {}</span></button></form>',
        reverse("sales:new_links"),
        _asked(row.area_id, month),
        token,
        row.pk,
        _("Make link"),
        row.name,
    )


def _sheet(row: Any, month: date) -> SafeString | str:
    url = sheet_url(row.area_id, month)
    words = _("Village's sheet") if len(row.area_id) > SUBDISTRICT else _("Subdistrict's sheet")
    return format_html('<a class="button quieter" href="{}">{}</a>', url, words) if url else ""


def sheet_url(area: str, month: date) -> str:
    """Where a sheet of the place is made; "" where it is wider than a subdistrict."""
    return f"{reverse('sales:new_sheet_link')}?{_asked(area, month)}" if len(area) >= SUBDISTRICT else ""


def _asked(area: str, month: date) -> str:
    village = area if len(area) > SUBDISTRICT else ""
    subdistrict = area[:SUBDISTRICT] if len(area) >= SUBDISTRICT else ""
    return urlencode(
        {"month": month_code(month), "district": area[:4], "subdistrict": subdistrict, "village": village}
    )
