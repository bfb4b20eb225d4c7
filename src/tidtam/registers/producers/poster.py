"""The paper with a link's QR: a poster for the office's wall, or a slip to hand over."""

from django.utils import translation

from tidtam.kit import calendar, paper
from tidtam.kit.notice import notice
from tidtam.kit.qr import qr
from tidtam.registers.producers.models import EntryLink
from tidtam.registers.producers.queries import place
from tidtam.registers.producers.queries.entry_links import office_of


def make(link: EntryLink, address: str) -> bytes:
    """The PDF, in Thai whoever prints; of a poster's link A4, of one producer's A5."""
    with translation.override("th"):
        inputs = {
            "notice": notice(),
            "many": link.many,
            "address": address,
            "round": link.round.name_th,
            "closes": calendar.date_long(link.round.closes_on),
            "until": calendar.date_long(link.last_day),
            "place": place(link.area),
            "office": f"สำนักงานพัฒนาชุมชน{office_of(link.area)}",
        }
    return paper.render("producers/join.typ", inputs, pictures={"qr.svg": qr(address)}, at=link.created_at)
