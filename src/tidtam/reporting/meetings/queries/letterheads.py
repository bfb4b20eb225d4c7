"""A body's letterhead as its papers take it."""

from datetime import date

from tidtam.ground.files import shelf
from tidtam.kit import clock
from tidtam.reporting.meetings.models import Committee, Letterhead, Seat
from tidtam.reporting.meetings.papers.facts import Office
from tidtam.reporting.meetings.queries.seats import on_day


def office_of(committee: Committee, day: date | None = None) -> Office:
    """What was laid down for the body; before that the office of its secretary of that day, or its own name."""
    head = Letterhead.objects.filter(committee=committee).select_related("emblem").first()
    if head is None:
        seat = on_day(committee, day or clock.today()).filter(duty=Seat.Duty.SECRETARY).first()
        if seat is None:
            return Office(committee.name_th)
        return Office(seat.post.office_th or seat.post.name_th, signer=(seat.post.name_th,))
    return Office(
        name=head.office_th,
        address=tuple(head.address_th.splitlines()),
        prefix=head.number_prefix,
        section=head.section_th,
        phone=head.phone,
        email=head.email,
        signer_name=head.signer_name_th,
        signer=tuple(head.signer_th.splitlines()),
        emblem=shelf.path_of(head.emblem.sha256).read_bytes() if head.emblem else None,
        digits="thai" if head.digits == Letterhead.Digits.THAI else "arabic",
    )
