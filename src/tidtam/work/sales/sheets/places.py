"""The province or district that a row names: by its code, with its name beside it against a slip of the keyboard."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.tables import Column, Row
from tidtam.kit.uploads import Said
from tidtam.kit.word_lists import form

LEVELS = (Level.PROVINCE, Level.DISTRICT)
_TITLES = ("จังหวัด", "อำเภอ", "เขต", "กรุงเทพมหานคร")

AREA = Column(
    "area",
    gettext_lazy("Area (code)"),
    "code",
    required=True,
    aliases=("รหัสพื้นที่", "รหัส", "รหัสจังหวัด", "รหัสอำเภอ"),
    example="4015",
    help_text=gettext_lazy("two digits of a province or four of a district"),
    width=14,
)
PLACE = Column(
    "place",
    gettext_lazy("Name of the area"),
    aliases=("ชื่อพื้นที่", "พื้นที่", "จังหวัด", "อำเภอ", "จังหวัด/อำเภอ"),
    example="อ.หนองสองห้อง",
    help_text=gettext_lazy("read beside the code: where the two do not agree the row is refused"),
    width=26,
)


class Places:
    """The areas of one file, each looked up once."""

    def __init__(self, said: Said) -> None:
        self._within = said.get("area", "")
        self._known: dict[str, Area | None] = {}

    def learn(self, rows: list[Row]) -> None:
        asked = {row.values.get("area") or "" for row in rows} - self._known.keys()
        self._known |= dict.fromkeys(asked)
        self._known |= {one.code: one for one in Area.objects.filter(pk__in=asked, level__in=LEVELS)}

    def of(self, row: Row) -> Area | None:
        """None with the refusal where there is no such province or district, or where it bears another name."""
        code = row.values.get("area")
        if not code:
            return None
        found = self._known[code]
        if found is None:
            row.refuse("area", code, _("“%(code)s” is no province or district.") % {"code": code[:20]})
        elif not code.startswith(self._within):
            row.refuse("area", code, _("This row is of another area than the file."))
        elif not _bears(found, row.values.get("place") or ""):
            told = {"code": code, "area": found.label}
            row.refuse("place", row.values["place"], _("%(code)s is %(area)s.") % told)
        else:
            return found
        return None


def within(areas: Sequence[str], said: Said) -> tuple[str, ...]:
    """The beginnings of the codes that go out: of the area that is asked for, as far as it lies in these areas."""
    asked = said.get("area", "")
    if any(asked.startswith(area) for area in areas):
        return (asked,)
    return tuple(area for area in areas if area.startswith(asked))


def _bears(area: Area, typed: str) -> bool:
    if not typed:
        return True
    names = {form(name) for name in (area.label, area.name_th, area.name_en) if name}
    names |= {form(title) + form(area.name_th) for title in _TITLES}
    return form(typed) in names
