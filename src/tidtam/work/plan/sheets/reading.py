"""What the rows of a budget sheet say: of which tree, which line, where its money works."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.digits import to_arabic
from tidtam.kit.tables import Row
from tidtam.kit.uploads import Said
from tidtam.work.plan import codes, rules
from tidtam.work.plan.models import BudgetNode
from tidtam.work.plan.queries.budget import Sums

_LEADING = re.compile(
    r"(?:(?:แนวทาง|กิจกรรมหลัก|โครงการ|กิจกรรม)(?:ที่)?\s*)?"
    r"([0-9๐-๙]+(?:\.[0-9๐-๙]+){0,3}(?:\s*\([0-9๐-๙]+\))?|\([0-9๐-๙]+\))[.)]?\s+(.+)"
)
_TOTAL = ("รวม", "ยอดรวม", "total")
Tree = tuple[int, str]  # fiscal year, province


@dataclass
class Told:
    """One row as it is understood; without a code it is the sum of the whole.

    unit, area: None where the row says nothing. node: the line, where it is there already. sums: what it comes to
    afterwards; None while the row is not taken.
    """

    row: Row
    tree: Tree
    code: codes.LineCode | None
    name: str
    unit: str | None
    area: Area | None
    node: BudgetNode | None = None
    sums: Sums | None = None
    has_below: bool = False


@dataclass
class Book:
    """One tree as it stands (its lines by path), and the rows of the file that speak of it."""

    fiscal_year: int
    province: Area
    nodes: dict[str, BudgetNode]
    rows: list[Told] = field(default_factory=list)


class Reading:
    """One file's rows, each put into the book of its tree."""

    def __init__(self, by: Actor | None, said: Said) -> None:
        self.by = by
        self._year = int(said["year"]) if said.get("year") else calendar.fiscal_year(clock.today())
        self._area = said.get("area", "") or _only_province(by)
        self._areas: dict[str, Area | None] = {}
        self.books: dict[Tree, Book] = {}
        self._project = ""  # of the row before: an activity may be numbered by its brackets alone

    def begin(self) -> None:
        """From the first row on."""
        self.books, self._project = {}, ""

    def take(self, row: Row) -> None:
        """Understand the row, or refuse the cell that cannot be understood."""
        typed, name = row.values.get("code") or "", row.values["name"]
        if not typed and (found := _LEADING.fullmatch(name)):
            typed, name = found[1], found[2]
        typed = to_arabic(typed)
        if typed.startswith("(") and self._project:
            typed = f"{self._project} {typed}"
        code = codes.read(typed)
        if code is None and (typed or not name.casefold().startswith(_TOTAL)):
            row.refuse("code", typed, _("Expected a number of the tree such as 1, 1.1, 1.1.1 or 1.1.1 (2)."))
            return
        if code is not None and code.level < 4:
            self._project = code.text if code.level == 3 else ""
        area = self._area_of(row)
        if area is None:
            return
        book = self._book((row.values.get("year") or self._year, area.pk[: Level.PROVINCE]))
        if code is not None and any(other.code and other.code.path == code.path for other in book.rows):
            row.refuse("code", code.text, _("This line stands in the file already."))
            return
        own = area if row.values.get("area") else None
        told = Told(row, (book.fiscal_year, book.province.pk), code, name, row.values.get("unit"), own)
        told.node = book.nodes.get(code.path) if code is not None else None
        book.rows.append(told)

    def _area_of(self, row: Row) -> Area | None:
        code = row.values.get("area") or self._area
        if not code:
            row.refuse(
                "area", "", _("Say of which province the budget is, in the column or beside the file.")
            )
            return None
        if code not in self._areas:
            levels = [Level.PROVINCE, Level.DISTRICT]
            self._areas[code] = Area.objects.filter(pk=code, level__in=levels).first()
        area = self._areas[code]
        if area is None:
            row.refuse("area", code, _("“%(code)s” is no province or district.") % {"code": code[:20]})
        elif not rules.may_keep(self.by, code[: Level.PROVINCE]):
            reason = _("Only the office of the whole province keeps the budget and its contracts.")
            row.refuse("area", code, reason)
            return None
        return area

    def _book(self, tree: Tree) -> Book:
        if tree not in self.books:
            year, province = tree
            nodes = BudgetNode.objects.filter(programme__fiscal_year=year, province=province)
            by_path = {node.path: node for node in nodes.select_related("programme", "area", "province")}
            self.books[tree] = Book(year, Area.objects.get(pk=province), by_path)
        return self.books[tree]


def _only_province(by: Actor | None) -> str:
    """The province that is meant where nobody says: of the person, or the only one there is."""
    found = Area.objects.filter(level=Level.PROVINCE).existing()
    if by is not None:
        found = found.open_to(by, "edit")
    known = list(found.order_by("code").values_list("code", flat=True)[:2])
    if len(known) != 1:
        kept = BudgetNode.objects.order_by().values_list("province_id", flat=True).distinct()[:2]
        known = [code for code in kept if rules.may_keep(by, code)]
    return known[0] if len(known) == 1 else ""
