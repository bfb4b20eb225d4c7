"""What the checks are given and what they give: a report's lines, what is known of its producer, flags."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tidtam.work.sales.checks.sentences import SENTENCES


class Line(NamedTuple):
    """One amount of a report. product: key, None where not split; baht: satang; buyers: None where not counted."""

    product: int | None
    channel: str
    baht: int
    units: int = 0
    buyers: int | None = None


class Good(NamedTuple):
    """What the register says of a product. price: satang; capacity: units a month; None where nobody said."""

    name: str
    price: int | None = None
    capacity: int | None = None


class Beside(NamedTuple):
    """Like producers (kind and category) of the province; logs are natural ones of satang.

    moved: how many reported the month and had a past; move, spread: median and MAD (in units of a standard
    deviation) of this month's log beside their own mean of the twelve before. usual, wide, known: median, MAD and
    number of these means. zeros: of 10,000 steady producers as large, how many report nothing in a month; None where
    unknown.
    """

    moved: int = 0
    move: float = 0.0
    spread: float = 0.0
    known: int = 0
    usual: float = 0.0
    wide: float = 0.0
    zeros: int | None = None


class Elsewhere(NamedTuple):
    """Fair sales of the month that another district reported for this producer, or for one so named.

    amount: satang, one line's or all of them; where: the district, as a reader sees it; report: its key.
    """

    amount: int
    where: str
    report: int


@dataclass(frozen=True)
class Known:
    """What is known of a producer when its report of a month is checked.

    months: how many months before -> satang reported (0: nothing sold; missing: no report). before: last month's
    lines; before_label: that month, as a reader sees it. channels: names by code.
    """

    months: Mapping[int, int] = field(default_factory=dict)
    before: tuple[Line, ...] = ()
    before_label: str = ""
    goods: Mapping[int, Good] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    beside: Beside = field(default_factory=Beside)
    fairs: tuple[Elsewhere, ...] = ()


class Flag(NamedTuple):
    """One thing to ask about. code: of the check; subject: what it is about with its amount, in no language.

    The same subject is the same question: a new amount makes a new flag. sentence: which of `SENTENCES`, filled
    with `values`, which stand as they are read.
    """

    code: str
    subject: str
    sentence: str
    values: Mapping[str, str]

    @property
    def said(self) -> str:
        """The question in the reader's language, one sentence with its reason."""
        return str(SENTENCES[self.sentence]).format(**self.values)
