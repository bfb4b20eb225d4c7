"""Reads what the checks need, for one producer or for a province's at once; the number of queries is fixed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import cast

from django.utils.functional import SimpleLazyObject

from tidtam.kit.calendar import month_before, month_short
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.models import Channel, Producer, Product
from tidtam.registers.producers.queries.counted import came_with
from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.fairs import fairs_elsewhere
from tidtam.work.sales.checks.peers import Peers, peers_of
from tidtam.work.sales.checks.shape import Beside, Elsewhere, Good, Known, Line
from tidtam.work.sales.models import Report, ReportState, Sale


def known_of(
    producers: Collection[int] | Mapping[int, str],
    month: date,
    *,
    fairs: Mapping[int, tuple[Elsewhere, ...]] | None = None,
    peers: dict[tuple[str, date], Peers] | None = None,
) -> dict[int, Known]:
    """Producer -> what is known of it when its report of the month is checked.

    producers: keys, with their areas where the caller knows them. fairs: what other districts reported, where the
    caller knows; looked up for each producer where None. peers: by province and month what was read before, to
    which what is read now is added.
    """
    keys = sorted(set(producers))
    if isinstance(producers, Mapping):
        areas = dict(producers)
    else:
        areas = dict(Producer.objects.filter(pk__in=keys).values_list("pk", "area_id"))
    before = month_before(month)
    months = _months(keys, month)
    told = _lines(keys, before)
    goods = _goods(keys)
    channels = cast(
        Mapping[str, str], SimpleLazyObject(_channels)
    )  # most reports raise no question that names one
    beside = {} if peers is None else peers
    for province in {area[:2] for area in areas.values() if len(area) >= 2}:
        if (province, month) not in beside:
            beside[province, month] = peers_of(province, month)
    if fairs is None:
        fairs = fairs_elsewhere(keys, month)
    label = month_short(before)
    found = {}
    for key, area in areas.items():
        like = beside.get((area[:2], month))
        found[key] = Known(
            months=months.get(key, {}),
            before=tuple(told.get(key, ())),
            before_label=label,
            goods=goods.get(key, {}),
            channels=channels,
            beside=like.beside(key) if like else Beside(),
            fairs=fairs.get(key, ()),
        )
    return found


def lines_of(reports: Collection[int]) -> dict[int, list[Line]]:
    """Report -> its lines as they stand."""
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for part in _parts(sorted(reports)):
        rows = Sale.objects.filter(report__in=part).order_by("pk")
        for row in rows.values_list("report_id", "product_id", "channel_id", "baht", "units", "buyers"):
            found[row[0]].append(Line(*row[1:]))
    return found


def _channels() -> dict[str, str]:
    return {row.code: str(row) for row in Channel.objects.all()}


def _months(keys: list[int], month: date) -> dict[int, dict[int, int]]:
    """Producer -> months before -> satang; its own report, else the one of a producer that counts as it."""
    merged = {gone: kept for kept, some in came_with().items() for gone in some}
    wanted = set(keys)
    asked = sorted(wanted | {gone for gone, kept in merged.items() if kept in wanted})
    own: defaultdict[int, dict[int, int]] = defaultdict(dict)
    others: list[tuple[int, int, int]] = []
    for part in _parts(asked):
        told = Report.objects.filter(
            producer__in=part, month__gte=month_before(month, at.MONTHS_BACK), month__lt=month
        )
        told = told.exclude(state=ReportState.DRAFT).order_by()
        for key, then, baht in told.values_list("producer_id", "month", "baht"):
            back = (month.year - then.year) * 12 + month.month - then.month
            if key in wanted:
                own[key][back] = baht
            if key in merged:
                others.append((merged[key], back, baht))
    for key, back, baht in others:
        if key in wanted:
            own[key].setdefault(back, baht)
    return own


def _lines(keys: list[int], month: date) -> dict[int, list[Line]]:
    """Producer -> the lines of its report of the month."""
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for part in _parts(keys):
        rows = Sale.objects.filter(report__producer__in=part, report__month=month, standing__gt=0)
        for row in rows.order_by("pk").values_list(
            "report__producer_id", "product_id", "channel_id", "baht", "units", "buyers"
        ):
            found[row[0]].append(Line(*row[1:]))
    return found


def _goods(keys: list[int]) -> dict[int, dict[int, Good]]:
    """Producer -> what the register says of each of its products."""
    found: defaultdict[int, dict[int, Good]] = defaultdict(dict)
    for part in _parts(keys):
        rows = Product.objects.filter(producer__in=part).only(
            "pk", "producer_id", "name_th", "name_en", "price", "capacity"
        )
        for row in rows.order_by("pk"):
            found[row.producer_id][row.pk] = Good(row.name, row.price, row.capacity)
    return found


def _parts(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
