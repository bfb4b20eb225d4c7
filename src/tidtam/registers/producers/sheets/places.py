"""Where a row says that something is: by code, or by the words จังหวัด, อำเภอ, ตำบล, หมู่ที่, หมู่บ้าน.

A place is never chosen silently: what several places could mean is refused with their names, and a name that
only sounds the same is taken with a word of it.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.queries import match
from tidtam.ground.areas.queries.matching import Way
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Column

NAMED = 4  # candidates that a refusal names
KEYS = ("area_code", "province", "district", "subdistrict", "moo", "village")
LEVELS = (("province", 2), ("district", 4), ("subdistrict", 6))
COLUMNS = (
    Column(
        "area_code",
        gettext_lazy("Area code"),
        "code",
        aliases=("รหัสพื้นที่", "รหัสหมู่บ้าน", "รหัสตำบล"),
        example="40150808",
        help_text=gettext_lazy("8 digits of the village or 6 of the subdistrict; or fill in the names"),
    ),
    Column("province", gettext_lazy("Province"), aliases=("จังหวัด",), example="ขอนแก่น", width=16),
    Column("district", gettext_lazy("District"), aliases=("อำเภอ", "เขต"), example="หนองสองห้อง", width=16),
    Column("subdistrict", gettext_lazy("Subdistrict"), aliases=("ตำบล", "แขวง"), example="ดงเค็ง", width=16),
    Column("moo", gettext_lazy("Moo"), "int", aliases=("หมู่ที่", "หมู่", "ม."), example="8", width=8),
    Column("village", gettext_lazy("Village"), aliases=("หมู่บ้าน", "ชื่อหมู่บ้าน"), example="บ้านดงเค็ง", width=20),
)


class Typed(NamedTuple):
    """The cells of a row that say where; "" and None where nothing is said."""

    area_code: str = ""
    province: str = ""
    district: str = ""
    subdistrict: str = ""
    moo: int | None = None
    village: str = ""


class Place(NamedTuple):
    """The code, and what a person should know of how it was found."""

    code: str
    warning: str = ""


class NoPlace(Exception):
    """Why no place is taken: the column and what stands in it."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason


class _Known(NamedTuple):
    name_th: str
    name_en: str
    gone: bool


class Places:
    """The places of one file; each province is read once, each way of writing is thought about once."""

    def __init__(self, by: Actor | None, verb: str = "import") -> None:
        self._reach = ("",) if by is None else by.reach(verb)
        self._read: set[str] = set()
        self._areas: dict[str, _Known] = {}
        self._below: dict[tuple[str, str], list[str]] = {}
        self._found: dict[Typed, Place | NoPlace] = {}

    def find(self, typed: Typed) -> Place:
        """The village or subdistrict; `NoPlace` says why there is none, or not for this sender."""
        found = self._found.get(typed)
        if found is None:
            try:
                found = self._by_code(typed) if typed.area_code else self._by_words(typed)
                self._require_reach(typed, found.code)
            except NoPlace as refused:
                found = refused
            self._found[typed] = found
        if isinstance(found, NoPlace):
            raise found
        return found

    def inside(self, code: str) -> bool:
        """Whether the sender may import there."""
        return code.startswith(self._reach) if self._reach else False

    def names(self, code: str) -> tuple[str, str, str, str]:
        """Province, district, subdistrict and village as an export writes them."""
        self._learn(code[:2])
        said = [self._areas[code[:n]].name_th if code[:n] in self._areas else "" for n in (2, 4, 6)]
        village = self._areas[code].name_th if len(code) == 8 and code in self._areas else ""
        return said[0], said[1], said[2], village

    def _by_code(self, typed: Typed) -> Place:
        code = typed.area_code
        if len(code) == 8 and code.endswith("00"):
            code = code[:6]  # some lists pad a subdistrict to eight digits
        if not (code.isascii() and code.isdigit() and len(code) in (6, 8)):
            raise NoPlace("area_code", code, _("Expected 8 digits of a village or 6 of a subdistrict."))
        self._learn(code[:2])
        known = self._areas.get(code)
        if known is None:
            raise NoPlace("area_code", code, _("No village or subdistrict has this code."))
        if known.gone:
            raise NoPlace("area_code", code, _("This area no longer exists; use the code of today."))
        for name, digits in LEVELS:
            self._agree(name, getattr(typed, name), code[:digits])
        if len(code) == 8:
            self._agree("village", typed.village, code)
            if typed.moo is not None and typed.moo != int(code[6:]):
                raise NoPlace("moo", str(typed.moo), _("The code says moo %(moo)d.") % {"moo": int(code[6:])})
        return Place(code)

    def _agree(self, column: str, typed: str, code: str) -> None:
        """Words beside a code must mean the same, or one of the two is wrong."""
        known = self._areas.get(code)
        if not typed or known is None:
            return
        if _bare(typed) in (_bare(known.name_th), _bare(known.name_en)):
            return
        if thai.sound_key(thai.bare_place(typed)) == thai.sound_key(thai.bare_place(known.name_th)):
            return
        raise NoPlace(column, typed, _("The area code says %(name)s.") % {"name": known.name_th})

    def _by_words(self, typed: Typed) -> Place:
        code, warnings = "", []
        for column, digits in LEVELS:
            name = getattr(typed, column)
            if name:
                code, warning = self._one(column, name, code, digits)
                warnings.append(warning)
            else:
                code = self._home(column, digits)
        if typed.village:
            code, warning = self._village(typed, code)
            warnings.append(warning)
        elif typed.moo is not None:
            code = self._numbered(typed.moo, code)
        return Place(code, " ".join(filter(None, warnings)))

    def _home(self, column: str, digits: int) -> str:
        """What a sheet need not say: the one province, or district, that the sender imports for."""
        found = {area[:digits] for area in self._reach}
        home = found.pop() if len(found) == 1 and digits < 6 else ""
        if len(home) != digits:
            raise NoPlace(column, "", _("Fill in the area code, or province, district and subdistrict."))
        return home

    def _one(self, column: str, name: str, within: str, digits: int) -> tuple[str, str]:
        """The one area of that name in the one above; `NoPlace` with the candidates otherwise."""
        codes = self._named(name, within, digits)
        if len(codes) == 1:
            return codes[0], ""
        if codes:
            raise NoPlace(column, name, self._several(codes))
        return self._near(column, name, within, digits)

    def _village(self, typed: Typed, within: str) -> tuple[str, str]:
        codes = self._named(typed.village, within, 8)
        if typed.moo is not None:
            numbered = [code for code in codes if int(code[6:]) == typed.moo]
            if not numbered and codes:
                raise NoPlace("moo", str(typed.moo), self._several(codes))
            codes = numbered
        if len(codes) == 1:
            return codes[0], ""
        if codes:
            raise NoPlace("village", typed.village, self._several(codes))
        return self._near("village", typed.village, within, 8)

    def _numbered(self, moo: int, within: str) -> str:
        code = f"{within}{moo:02}"
        self._learn(code[:2])
        if code not in self._areas or self._areas[code].gone:
            raise NoPlace("moo", str(moo), _("This subdistrict has no village of that number on record."))
        return code

    def _near(self, column: str, name: str, within: str, digits: int) -> tuple[str, str]:
        """What the register's own matching finds: a name that sounds the same, or candidates to choose from."""
        found = match(name, within=within, level=Level(digits), limit=NAMED)
        sounds = [one for one in found if one.inside and one.way <= Way.SOUND]
        if len(sounds) == 1:
            told = _("“%(typed)s” is taken as %(label)s.") % {"typed": name, "label": sounds[0].label}
            return sounds[0].code, told
        if not found:
            raise NoPlace(column, name, _("No place of this name is known there."))
        names = ", ".join(f"{one.label} ({one.code})" for one in found)
        raise NoPlace(column, name, _("No place of this name there; perhaps: %(names)s") % {"names": names})

    def _named(self, name: str, within: str, digits: int) -> list[str]:
        if digits == 2:
            for code in Area.objects.filter(level=Level.PROVINCE).values_list("code", flat=True):
                self._learn_province(code)
        else:
            self._learn(within[:2])
        return self._below.get((within, _bare(name)), [])

    def _learn_province(self, code: str) -> None:
        if code not in self._areas:
            for row in Area.objects.filter(level=Level.PROVINCE).values_list(
                "code", "name_th", "name_en", "exists_until"
            ):
                self._add(*row)

    def _learn(self, province: str) -> None:
        """Everything in the province, once."""
        if province in self._read:
            return
        self._read.add(province)
        rows = Area.objects.inside(province) if province.isdigit() else Area.objects.none()
        for row in rows.order_by("code").values_list("code", "name_th", "name_en", "exists_until"):
            self._add(*row)

    def _add(self, code: str, name_th: str, name_en: str, until: object) -> None:
        if code in self._areas:
            return
        gone = until is not None and until <= clock.today()  # type: ignore[operator]
        self._areas[code] = _Known(name_th, name_en, gone)
        if not gone:
            for bare in {_bare(name_th), _bare(name_en)} - {""}:
                self._below.setdefault((code[:-2], bare), []).append(code)

    def _several(self, codes: list[str]) -> str:
        names = ", ".join(f"{self._areas[code].name_th} ({code})" for code in codes[:NAMED])
        return _("Several places could be meant: %(names)s. Fill in the code.") % {"names": names}

    def _require_reach(self, typed: Typed, code: str) -> None:
        if not self.inside(code):
            column = "area_code" if typed.area_code else "subdistrict"
            said = typed.area_code or typed.subdistrict
            raise NoPlace(column, said, _("This area is outside the one you may import for."))


def _bare(name: str) -> str:
    return thai.bare_place(name).casefold().removeprefix("ban ")
