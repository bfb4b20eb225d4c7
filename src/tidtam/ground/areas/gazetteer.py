"""The areas of the package `geothai` (MIT and CC BY 4.0; from DOPA): current codes and abolished ones."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import geothai
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from geothai.abolished import abolished_areas

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.names import named
from tidtam.kit import thai

SOURCE = f"geothai, {geothai.DATA_VERSION}"
BANGKOK_WORD = "เขต"  # the gazetteer keeps it on districts of Bangkok; a name stands without its level
COUNTRY_TH, COUNTRY_EN = "ประเทศไทย", "Thailand"


class Entry(NamedTuple):
    """One area of the gazetteer, named as it is stored. until: the first day that it is no more; successors: codes."""

    code: str
    name_th: str
    name_en: str
    until: date | None = None
    successors: tuple[str, ...] = ()

    @property
    def stored(self) -> list[str | date | None]:
        """What the area's row says when it says what the gazetteer does."""
        return [thai.clean(self.name_th), thai.clean(self.name_en), self.until, SOURCE]

    def area(self) -> Area:
        return named(self.code, self.name_th, self.name_en, exists_until=self.until, source=SOURCE)


def entries(provinces: list[str] | None) -> Iterator[Entry]:
    """The country and those provinces (all when None), parents before children."""
    known = [one.code for one in geothai.provinces()]
    wanted = known if provinces is None else provinces
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise UnknownProvince(unknown)
    yield Entry("", COUNTRY_TH, COUNTRY_EN)
    found = [entry for code in wanted for entry in _current(code)]
    found += [
        Entry(
            gone.code,
            gone.name_th.removeprefix(BANGKOK_WORD) if gone.level == "district" else gone.name_th,
            gone.name_en or "",
            date.fromisoformat(gone.abolished_on),
            tuple(gone.successors),
        )
        for gone in abolished_areas()
        if gone.code[:2] in wanted
    ]
    yield from sorted(found, key=lambda entry: (len(entry.code), entry.code))


def _current(province_code: str) -> Iterator[Entry]:
    province = geothai.province(province_code)
    assert province is not None
    yield Entry(province.code, province.name_th, province.name_en)
    for district in geothai.districts(province_code):
        yield Entry(district.code, district.name_th.removeprefix(BANGKOK_WORD), district.name_en)
        for subdistrict in geothai.subdistricts(district.code):
            yield Entry(subdistrict.code, subdistrict.name_th, subdistrict.name_en)


class UnknownProvince(ValidationError):
    """Codes that are no province of the gazetteer."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(_("No province has the code %s.") % ", ".join(codes))
