"""Areas for tests: those of Khon Kaen bear their own names, and come with everything that they lie in."""

from functools import cache

from tidtam.ground.areas import actions, gazetteer
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.names import named

VILLAGES = {
    "40110101": "บ้านหัวขัว",
    "40110202": "บ้านวังม่วง",
    "40110407": "บ้านวังหิน",
    "40140201": "บ้านก้านเหลือง",
    "40150205": "บ้านศุภชัย",
    "40150604": "บ้านวังคูณ",
    "40150806": "บ้านหัวละเลิง",
    "40150807": "บ้านโนนม่วง",
    "40150808": "บ้านดงเค็ง",
    "40250105": "บ้านตอประดู่",
    "40250503": "บ้านหนองทุ่ม",
    "40250505": "บ้านหนองหว้า",
}


def make_area(code: str = "40150205", name_th: str = "", **fields) -> Area:
    """The area of that code, made with its parents when it is not there yet."""
    if (there := Area.objects.filter(code=code).first()) is not None:
        return there
    if code:
        make_area(code[:-2])
    name, name_en = _names(code)
    area = named(code, name_th or name, fields.pop("name_en", name_en), **fields)
    area.save(force_insert=True)
    return area


def make_khonkaen() -> Area:
    """The province with its 26 districts and 199 subdistricts."""
    actions.load_gazetteer(["40"], by=None)
    return Area.objects.get(code="40")


def _names(code: str) -> tuple[str, str]:
    if len(code) == 8:
        return VILLAGES.get(code, f"บ้านทดสอบ{code[-2:]}"), ""
    return _gazetteer(code[:2]).get(code, (f"ทดสอบ{code}", ""))


@cache
def _gazetteer(province: str) -> dict[str, tuple[str, str]]:
    try:
        return {
            entry.code: (entry.name_th, entry.name_en)
            for entry in gazetteer.entries([province] if province else [])
        }
    except gazetteer.UnknownProvince:
        return {}
