"""The producers that rows of other sheets name by number, as far as the sender may import for them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.actor import Actor
from tidtam.kit.tables import Column, Row
from tidtam.registers.producers.models import Producer

COLUMN = Column(
    "producer_code",
    gettext_lazy("Producer's number"),
    "code",
    required=True,
    aliases=("รหัสผู้ผลิต", "เลขที่ผู้ผลิต"),
    width=18,
)
NAME = Column(
    "producer",
    gettext_lazy("Producer's name"),
    aliases=("ชื่อผู้ผลิต", "ชื่อกลุ่ม"),
    help_text=gettext_lazy("to be read only; the number decides"),
    width=34,
)


class Maker(NamedTuple):
    """A producer as a row of another sheet needs it."""

    pk: int
    area: str
    name: str


class Makers:
    """Each part's producers in one query."""

    def __init__(self, by: Actor | None) -> None:
        self._reach = ("",) if by is None else by.reach("import")
        self._known: dict[str, tuple[Maker, bool]] = {}

    def learn(self, rows: Iterable[Row]) -> None:
        wanted = {code for row in rows if (code := row.values.get("producer_code"))}
        found = Producer.objects.filter(code__in=wanted)
        self._known = {
            code: (Maker(pk, area, name), merged is not None)
            for code, pk, area, name, merged in found.values_list(
                "code", "pk", "area_id", "name_th", "merged_into"
            )
        }

    def of(self, row: Row) -> Maker | None:
        """The row's producer; refused in the row where there is none that the sender may import for."""
        code = row.values.get("producer_code")
        if code is None:  # refused already
            return None
        if code not in self._known:
            row.refuse("producer_code", code, _("No producer has this number."))
            return None
        maker, merged = self._known[code]
        if not self._reach or not maker.area.startswith(self._reach):
            row.refuse("producer_code", code, _("This producer is outside the area you may import for."))
            return None
        if merged:
            row.refuse("producer_code", code, _("This producer was found to be another one; name that one."))
            return None
        return maker

    @property
    def keys(self) -> list[int]:
        return [maker.pk for maker, _merged in self._known.values()]
