"""The villages of the map: the same rows for the list beside it and for the drawing."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.utils.datastructures import MultiValueDict

from tidtam.faces.site.queries import season
from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.registers.tourism.models import Kind, Offer, Receives, VillagePage, VillagePageSet
from tidtam.registers.tourism.queries import public

_ABOVE = (Level.SUBDISTRICT, Level.DISTRICT, Level.PROVINCE)
_ON_THE_MAP = (
    "latitude",
    "longitude",
    "tagline_th",
    "tagline_en",
    "receives",
    "community__area__code",
    "community__area__level",
    "community__area__name_th",
    "community__area__name_en",
    "community__area__moo",
    "community__area__latitude",
    "community__area__longitude",
)


class Asked(NamedTuple):
    """What the visitor looks for; what is not known asks for nothing. month: 1 to 12, 0 for any."""

    district: str = ""
    kind: str = ""
    month: int = 0
    receives: bool = False

    @classmethod
    def of(cls, typed: MultiValueDict[str, str]) -> "Asked":
        district, kind, month = (str(typed.get(name, "")).strip() for name in ("district", "kind", "month"))
        return cls(
            district
            if district.isdecimal() and district.isascii() and len(district) == Level.DISTRICT
            else "",
            kind if kind in Kind.values else "",
            int(month) if month in set(map(str, range(1, 13))) else 0,
            typed.get("receives") == "now",
        )

    @property
    def is_anything(self) -> bool:
        return self != Asked()

    def parts(self) -> dict[str, str]:
        """As it stands in an address."""
        return {
            "district": self.district,
            "kind": self.kind,
            "month": str(self.month or ""),
            "receives": "now" if self.receives else "",
        }


class DistrictCount(NamedTuple):
    """A district and how many published villages it has."""

    area: Area
    villages: int


def asked_for(asked: Asked) -> VillagePageSet:
    """The villages that the visitor asked for, in the order of their codes."""
    rows = public.pages()
    if asked.district:
        rows = rows.filter(within(asked.district, "community__area_id"))
    if asked.receives:
        rows = rows.exclude(receives=Receives.PAUSED)
    if asked.kind or asked.month:
        offers = season.of_kind(Offer.objects.published(), asked.kind)
        if asked.month:
            offers = offers.filter(season.to_be_had(asked.month))
        rows = rows.filter(pk__in=offers.values("page"))
    return rows.order_by("community__area_id")


def districts() -> list[DistrictCount]:
    """Those in which a village is published, in the order of the alphabet."""
    counts: dict[str, int] = defaultdict(int)
    for code in VillagePage.objects.published().values_list("community__area_id", flat=True):
        counts[code[: Level.DISTRICT]] += 1
    found = Area.objects.filter(code__in=counts).select_related("parent").order_by("sort_key", "code")
    return [DistrictCount(area, counts[area.code]) for area in found]


def features(rows: VillagePageSet) -> dict[str, Any]:
    """GeoJSON of the villages whose position is known. kinds: codes of what they offer."""
    kinds: dict[int, set[str]] = defaultdict(set)
    for page, kind in Offer.objects.published().values_list("page_id", "kind").distinct():
        kinds[page].add(kind)
    places: dict[str, str] = {}
    found = []
    for row in rows.select_related(None).select_related("community__area").only(*_ON_THE_MAP):
        area = row.area
        point = area.point if row.latitude is None or row.longitude is None else (row.latitude, row.longitude)
        if point is not None:
            found.append((row, area, point))
    codes = {area.code[:level] for _row, area, _point in found for level in _ABOVE}
    named = Area.objects.in_bulk(codes)
    for code in {area.code[: Level.SUBDISTRICT] for _row, area, _point in found}:
        places[code] = " ".join(named[code[:level]].label for level in _ABOVE if code[:level] in named)
    made = [
        _feature(row, area, point, places[area.code[: Level.SUBDISTRICT]], kinds[row.pk])
        for row, area, point in found
    ]
    return {"type": "FeatureCollection", "features": made}


def _feature(
    page: VillagePage, area: Area, point: tuple[float, float], place: str, kinds: set[str]
) -> dict[str, Any]:
    latitude, longitude = point
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(longitude, 5), round(latitude, 5)]},
        "properties": {
            "code": area.code,
            "name": area.label,
            "place": place,
            "words": page.tagline,
            "receives": page.receives,
            "kinds": [kind for kind in Kind.values if kind in kinds],
        },
    }
