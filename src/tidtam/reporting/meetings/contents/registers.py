"""What the programme works with: its marks, categories and work items, and who sits on the committee."""

from datetime import datetime
from typing import Any

from django.db.models import Count

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.registers.marks.queries import in_force, mark_levels
from tidtam.registers.producers.models import Category, Product
from tidtam.reporting.meetings.models import Meeting, Seat
from tidtam.work.plan.queries import items_of

DUTIES = {Seat.Duty.CHAIR: "ประธาน", Seat.Duty.MEMBER: "อนุกรรมการ", Seat.Duty.SECRETARY: "เลขานุการ"}


def seats(meeting: Meeting, at: datetime) -> list[dict[str, str]]:
    """Who sits on the committee that day, in the order on paper."""
    day = clock.local(at).date()
    rows = meeting.committee.seats.filter(starts_on__lte=day).exclude(ends_on__lt=day)
    return [
        {"post": row.post.name_th, "office": row.post.office_th, "duty": DUTIES[Seat.Duty(row.duty)]}
        for row in rows.select_related("post")
    ]


def marks(area: str, at: datetime) -> list[dict[str, Any]]:
    """The product marks of the scheme in force, the highest first, with how many products bear each."""
    day = clock.local(at).date()
    awards = in_force(day).filter(within(area, "product__producer__area_id"), recorded_at__lte=at)
    counted = dict(awards.order_by().values_list("level__code").annotate(Count("product_id", distinct=True)))
    return [
        {
            "name": level.name_en,
            "name_th": level.name_th,
            "colour_name": level.colour_th,
            "slogan": level.slogan_th,
            "colour": level.colour,
            "count": f"{counted.get(level.code, 0):,}",
        }
        for level in mark_levels(day)
    ]


def categories(area: str, at: datetime) -> list[dict[str, Any]]:
    """Each category with its products and the producers who make them, as recorded by then."""
    products = Product.objects.filter(
        within(area, "producer__area_id"), producer__recorded_at__lte=at
    ).order_by()
    counted = {
        code: (made, makers)
        for code, made, makers in products.values_list("category_id").annotate(
            Count("pk"), Count("producer_id", distinct=True)
        )
    }
    return [
        {
            "name": category.name_th,
            "products": f"{counted.get(category.code, (0, 0))[0]:,}",
            "producers": f"{counted.get(category.code, (0, 0))[1]:,}",
        }
        for category in Category.objects.all()
    ]


def work_items(at: datetime) -> list[str]:
    return [item.name_th for item in items_of(clock.local(at).date())]
