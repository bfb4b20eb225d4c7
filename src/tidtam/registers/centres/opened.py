"""Open information centres as open data, and their page for the map of the site; the telephone is the office's."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tidtam.kit.opened import OpenPage, OpenRow, OpenSet
from tidtam.registers.centres import queries
from tidtam.registers.centres.models import Centre

PIECE = 500
COLUMNS = {
    "key": _("Stable number"),
    "name": _("Name"),
    "area_code": _("Code of the area (Department of Provincial Administration)"),
    "place_th": _("Where it is found"),
    "place_en": _("Where it is found, in English"),
    "open_since": _("Open since"),
    "hours": _("Opening hours by day of the week"),
    "office_phone": _("Telephone of the office"),
}


def sets() -> list[OpenSet]:
    return [
        OpenSet(
            "centres",
            _("Information centres"),
            _("Centres that are open to visitors, with their hours and position."),
            COLUMNS,
            _rows,
            "TouristInformationCenter",
            ("centres.centre", "assets.asset"),
        )
    ]


def pages() -> Iterator[OpenPage]:
    """One page lists them all."""
    if queries.public().exists():
        yield OpenPage("places:centres")


def _rows() -> Iterator[OpenRow]:
    for centre in queries.public().iterator(chunk_size=PIECE):
        yield _row(centre)


def _row(centre: Centre) -> OpenRow:
    asset = centre.asset
    values = {
        "key": str(asset.key),
        "name": asset.name,
        "area_code": asset.area_id,
        "place_th": centre.place_th,
        "place_en": centre.place_en,
        "open_since": centre.opened_on.isoformat() if centre.opened_on else None,
        "hours": centre.hours,
        "office_phone": centre.phone,
    }
    things = {"name": asset.name, "openingHoursSpecification": centre.opening.schema()}
    if centre.phone:
        things["telephone"] = centre.phone
    return OpenRow(f"centre/{asset.key}", values, asset.point, OpenPage("places:centres"), things)
