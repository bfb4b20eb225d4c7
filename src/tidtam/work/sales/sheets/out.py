"""A month as its sheet carries it away: what was reported, and a blank row for each producer that has not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Count

from tidtam.kit import clock, upload_fields
from tidtam.kit.access import within_any
from tidtam.kit.calendar import month_of, parse_month_code
from tidtam.kit.uploads import Said
from tidtam.registers.producers.models import Producer, Product
from tidtam.work.sales.models import UNSPLIT, Report, ReportState, Sale
from tidtam.work.sales.sheets import columns

CHUNK = 2000


def month(areas: Sequence[str], said: Said) -> Iterator[Sequence[Any]]:
    """The rows of the areas' producers in the order of their numbers; what is blank says nothing when it comes back.

    A draft goes out blank: nobody has reported its amounts yet.
    """
    of = parse_month_code(said["month"]) if said.get("month") else month_of(clock.today())
    words, sources = columns.channels(), columns.sources()
    reach = within_any(areas, "area_id")
    if said.get("area"):
        reach &= within_any([said["area"]], "area_id")
    told = Report.objects.filter(reach, month=of).exclude(state=ReportState.DRAFT).values("producer")
    found = Producer.objects.expected_in(of) | Producer.objects.standing().filter(pk__in=told)
    found = found.filter(reach)
    makers = found.order_by("code").values_list("pk", "code", "name_th").iterator(chunk_size=CHUNK)
    while part := list(islice(makers, CHUNK)):
        reports, facts, twins = _told(of, [pk for pk, _code, _name in part])
        for pk, code, name in part:
            report = reports.get(pk)
            if report is None:
                yield of, code, name, "", "", None, None, None, "", "", ""
                continue
            source = sources.word(report[1])
            if not facts[report[0]]:
                yield of, code, name, "", "", None, None, None, source, upload_fields.yes(True), ""
            for product, number, product_name, channel, baht, units, buyers in facts[report[0]]:
                said_product = "" if product is None else product_name
                if product is not None and (pk, product_name) in twins and number:
                    said_product = number
                said_channel = "" if channel == UNSPLIT else words.word(channel)
                yield of, code, name, said_product, said_channel, baht, units or None, buyers, source, "", ""


Facts = list[tuple[Any, ...]]


def _told(
    month: date, producers: Sequence[int]
) -> tuple[dict[int, tuple[int, str]], dict[int, Facts], set[tuple[int, str]]]:
    """Reports (key and source) by producer, facts by report, and (producer, name) of products that share a name."""
    sent = Report.objects.filter(month=month, producer__in=producers).exclude(state=ReportState.DRAFT)
    reports = {
        producer: (pk, source) for producer, pk, source in sent.values_list("producer_id", "pk", "source")
    }
    facts: defaultdict[int, Facts] = defaultdict(list)
    rows = Sale.objects.filter(report__in=[pk for pk, _source in reports.values()])
    for report, *fact in rows.order_by("report", "product", "channel__order").values_list(
        *("report_id", "product_id", "product__code", "product__name_th"),
        *("channel_id", "baht", "units", "buyers"),
    ):
        facts[report].append(tuple(fact))
    names = Product.objects.filter(producer__in=reports).values_list("producer_id", "name_th")
    shared = names.annotate(count=Count("pk")).filter(count__gt=1).order_by()
    return reports, facts, {(producer, name) for producer, name, _count in shared}
