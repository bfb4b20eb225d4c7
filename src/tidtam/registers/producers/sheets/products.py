"""The spreadsheet of products: its columns, what its rows would do, and doing it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.actor import Actor
from tidtam.kit.tables import Column, Row
from tidtam.kit.upload_fields import Field, differences, present, taken
from tidtam.kit.uploads import Plan, Progress, RowChange
from tidtam.kit.word_lists import of_list
from tidtam.registers.producers.actions.change import COLUMN, Edit, change_products
from tidtam.registers.producers.actions.many import NewProducts
from tidtam.registers.producers.actions.values import known
from tidtam.registers.producers.models import Category, Product, SubCategory
from tidtam.registers.producers.sheets import checks, makers
from tidtam.registers.producers.sheets.makers import Maker, Makers


def _names(rows: Callable[[], Iterable[Any]]) -> Callable[[], list[str]]:
    return lambda: [row.name_th for row in rows()]


CODE = Column(
    "code",
    gettext_lazy("Product number"),
    "code",
    aliases=("รหัสผลิตภัณฑ์", "รหัสสินค้า"),
    help_text=gettext_lazy("optional; a product without a number is known by its producer and name"),
    width=18,
)
OWN = (
    Column(
        "name_th",
        gettext_lazy("Product's name"),
        required=True,
        aliases=("ชื่อผลิตภัณฑ์", "ผลิตภัณฑ์", "ชื่อสินค้า"),
        example="ผ้าไหมมัดหมี่",
        width=34,
    ),
    Column(
        "name_en",
        gettext_lazy("Product's name in English"),
        aliases=("ชื่อผลิตภัณฑ์ภาษาอังกฤษ",),
        example="Mudmee silk",
    ),
    Column(
        "category",
        gettext_lazy("Product category"),
        aliases=("ประเภทผลิตภัณฑ์", "ประเภท", "หมวด"),
        words=_names(lambda: Category.objects.order_by("order")),
        example="ผ้าและเครื่องแต่งกาย",
        help_text=gettext_lazy("required for a new product"),
    ),
    Column(
        "part",
        gettext_lazy("Sub-type"),
        aliases=("ประเภทย่อย", "ชนิด"),
        words=_names(lambda: SubCategory.objects.order_by("category__order", "order")),
        example="ผ้าไหม",
    ),
    Column("price", gettext_lazy("Price (baht)"), "money", aliases=("ราคา", "ราคาขาย"), example="1,500"),
    Column("unit", gettext_lazy("Unit"), aliases=("หน่วย", "หน่วยนับ"), example="ผืน", width=12),
    Column("size", gettext_lazy("Size"), aliases=("ขนาด", "ขนาดบรรจุ"), example="1 x 2 เมตร", width=18),
    Column(
        "capacity",
        gettext_lazy("Capacity a month"),
        "int",
        aliases=("กำลังการผลิตต่อเดือน", "กำลังการผลิต"),
        example="40",
    ),
    Column("story_th", gettext_lazy("Story in Thai"), aliases=("เรื่องราว", "เรื่องราวภาษาไทย"), width=50),
    Column("story_en", gettext_lazy("Story in English"), aliases=("เรื่องราวภาษาอังกฤษ",), width=50),
)
COLUMNS = (CODE, makers.COLUMN, makers.NAME, *OWN)


def fields() -> dict[str, Field]:
    """With the lists as they stand now."""
    check = checks.of_products(known())
    categories = of_list(Category.objects.order_by("order"))
    parts = of_list(SubCategory.objects.order_by("category__order", "order"))
    takes = {
        "name_th": check.line("name_th", 200),
        "name_en": check.line("name_en", 200),
        "price": check.count("price"),
        "unit": check.line("unit", 40),
        "size": check.line("size", 120),
        "capacity": check.count("capacity"),
        "story_th": check.text("story_th"),
        "story_en": check.text("story_en"),
    }
    made = {}
    for column in OWN:
        match column.key:
            case "category":
                made["category"] = Field(column, categories.code, categories.word, categories.word)
            case "part":
                made["part"] = Field(column, lambda word: parts.code(word) or None, parts.word, parts.word)
            case name:
                made[name] = Field(column, takes[name])
    return made


class New(NamedTuple):
    maker: Maker
    told: dict[str, Any]


@dataclass
class Writes:
    fresh: list[New] = field(default_factory=list)
    edits: dict[int, dict[str, Edit]] = field(default_factory=dict)


class ProductSteps:
    """One file of products. What it has seen: numbers, and names of one producer, so that none comes twice."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._fields = fields()
        self._present: list[Field] = []  # those that the file has a column for
        self._parts = dict(SubCategory.objects.values_list("pk", "category_id"))
        self._code = checks.of_products(known()).whole("code")
        self._makers = Makers(by)
        self._seen: dict[tuple[int, str], int] = {}
        self._new = NewProducts(by)

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        self._makers.learn(given)
        self._present = present(given, self._fields.values())
        codes = [code for row in given if (code := row.values.get("code"))]
        coded = {one.code: one for one in Product.objects.filter(code__in=codes)}
        named: dict[tuple[int, str], list[Product]] = {}
        for one in Product.objects.filter(producer__in=self._makers.keys).order_by("pk"):
            named.setdefault((one.producer_id, one.name_th), []).append(one)
        writes = Writes()
        plan = Plan(payload=writes)
        for row in given:
            self._row(row, coded, named, plan, writes)
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        writes: Writes = plan.payload
        self._new.add(
            (
                new.maker.pk,
                new.maker.area,
                {COLUMN.get(name, name): value for name, value in new.told.items()},
            )
            for new in writes.fresh
        )
        if writes.edits:
            change_products(writes.edits, by=self._by)

    def finish(self) -> None:
        self._new.finish()

    def close(self) -> None:
        self._new.close()

    def _row(
        self,
        row: Row,
        coded: dict[str, Product],
        named: dict[tuple[int, str], list[Product]],
        plan: Plan,
        writes: Writes,
    ) -> None:
        maker = self._makers.of(row)
        told = taken(row, self._present)
        code = self._numbered(row)
        if maker is None or row.refusals:
            return
        stood = self._stored(row, maker, code, coded, named)
        if row.refusals:
            return
        known = (maker.pk, f"#{stood.pk}" if stood is not None else code or told["name_th"])
        if (first := self._seen.setdefault(known, row.number)) != row.number:
            row.refuse(
                "name_th", told["name_th"], _("This product stands already in row %(row)s.") % {"row": first}
            )
            return
        if stood is None:
            self._fresh(row, maker, code, told, plan, writes)
        else:
            self._known(row, stood, code, told, plan, writes)

    def _numbered(self, row: Row) -> str:
        try:
            return str(self._code(row.values.get("code", "")))
        except ValidationError as error:
            row.refuse("code", row.values["code"], " ".join(error.messages))
            return ""

    def _stored(
        self,
        row: Row,
        maker: Maker,
        code: str,
        coded: dict[str, Product],
        named: dict[tuple[int, str], list[Product]],
    ) -> Product | None:
        """By its number; one without a number by producer and name, which must then mean one."""
        if code and (found := coded.get(code)):
            if found.producer_id != maker.pk:
                row.refuse("code", code, _("This number belongs to a product of another producer."))
                return None
            return found
        name = row.values["name_th"]
        alike = [one for one in named.get((maker.pk, name), []) if not code or not one.code]
        if len(alike) > 1:
            row.refuse("code", code, _("The producer has several products of this name; fill in the number."))
        return alike[0] if alike else None

    def _fresh(
        self, row: Row, maker: Maker, code: str, told: dict[str, Any], plan: Plan, writes: Writes
    ) -> None:
        if not told.get("category"):
            row.refuse("category", "", _("A new product needs its category."))
            return
        self._require_part(row, told.get("part"), told["category"])
        if row.refusals:
            return
        writes.fresh.append(New(maker, told | {"code": code}))
        plan.changes.append(RowChange(row.number, code, f"{told['name_th']} · {maker.name}", True))

    def _known(
        self, row: Row, stood: Product, code: str, told: dict[str, Any], plan: Plan, writes: Writes
    ) -> None:
        if told.get("category") == "":
            row.refuse("category", "", _("A product has a category; it cannot be blank."))
        stored = {name: getattr(stood, COLUMN.get(name, name)) for name in self._fields}
        category = told.get("category") or stood.category_id
        self._require_part(row, told.get("part", stood.part_id if "category" not in told else None), category)
        if row.refusals:
            return
        edits = {name: Edit(value) for name, value in told.items() if value != stored[name]}
        cells = differences(self._fields, told, stored, row)
        if code and code != stood.code:
            edits["code"] = Edit(code)
            cells += differences({"code": Field(CODE)}, {"code": code}, {"code": stood.code}, row)
        if not cells:
            plan.unchanged += 1
            return
        writes.edits[stood.pk] = edits
        plan.changes.append(RowChange(row.number, stood.code, stood.name_th, False, cells))

    def _require_part(self, row: Row, part: str | None, category: str) -> None:
        if part and self._parts[part] != category:
            row.refuse("part", row.values.get("part", part), _("This sub-type belongs to another category."))
