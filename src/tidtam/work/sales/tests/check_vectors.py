"""Reports with what is known of their producers: the same go through the checks in Python and in a browser.

Each case is named by what it shows, with the codes that are to be raised.
"""

from typing import NamedTuple

from tidtam.work.sales.checks import Beside, Elsewhere, Good, Known, Line

BAHT = 100
YEAR = (52_300, 48_100, 61_000, 47_900, 50_200, 39_800, 44_700, 58_600, 49_900, 51_000, 46_300, 55_400)
STEADY = {back: amount * BAHT for back, amount in enumerate(YEAR, 1)}
#: Two years; each December (a year back, two years back) sells ten times an ordinary month.
FESTIVE = {back: YEAR[(back - 1) % 12] * BAHT * (10 if back % 12 == 0 else 1) for back in range(1, 31)}
GOODS = {7: Good("ผ้าไหมมัดหมี่", 1_500_00, 40), 8: Good("ผ้าขาวม้า {0}", 250_00, None)}
CHANNELS = {"unsplit": "ไม่แยก", "shop": "ร้านของผู้ผลิต", "fair": "งานแสดงสินค้า", "online": "ออนไลน์"}
PEERS = Beside(moved=40, move=-0.1, spread=0.4, known=60, usual=15.4, wide=1.5, zeros=4)


class Case(NamedTuple):
    name: str
    lines: tuple[Line, ...]
    known: Known
    codes: tuple[str, ...]


def known(months: dict[int, int] | None = None, **fields) -> Known:
    """Of a steady producer among forty peers, where nothing else is said."""
    given = {"goods": GOODS, "channels": CHANNELS, "before_label": "มิ.ย. 61", "beside": PEERS}
    return Known(months=STEADY if months is None else months, **{**given, **fields})


def whole(baht: float, **fields) -> tuple[Line, ...]:
    """One sum that is not split."""
    return (Line(None, "unsplit", round(baht * BAHT), **fields),)


SPLIT = (
    Line(7, "shop", 30_000_00, 20),
    Line(7, "fair", 12_450_00, 8, 5),
    Line(8, "online", 5_250_00, 20),
)
HIDDEN = (Line(7, "shop", 60_000_00), Line(8, "online", 62_000_00))
SMALL_LINE = (Line(7, "shop", 45_000_00, 30), Line(8, "online", 4_250_00 * 1000, 17))
FIRST = {1: 50_000_00, 2: 50_000_00}
ZEROS = {**STEADY, 5: 0}
SHORT = {back: STEADY[back] for back in range(1, 8)}

CASES = (
    Case("an ordinary month", whole(51_250), known(), ()),
    Case("a month half as large", whole(25_000), known(), ()),
    Case("a good month", whole(160_000), known(), ()),
    Case("a thousandfold slip", whole(51_250_000), known(), ("thousandfold",)),
    Case("satang typed as baht", whole(4_712_550), known(), ("hundredfold",)),
    Case("a thousandfold slip after one month", whole(51_250_000), known({1: 40_000_00}), ("thousandfold",)),
    Case("far above its past", whole(777_777), known(), ("high",)),
    Case("far above a short past", whole(777_777), known(SHORT), ("high",)),
    Case("far above its past without peers", whole(777_777), known(beside=Beside()), ("high",)),
    Case("a December as every December", whole(520_000), known(FESTIVE), ()),
    Case("far above even its Decembers", whole(5_200_000), known(FESTIVE), ("hundredfold",)),
    Case("all peers rose alike", whole(520_000), known(SHORT, beside=PEERS._replace(move=1.2)), ()),
    Case(
        "all peers a thousandfold, too",
        whole(52_000_000),
        known(beside=PEERS._replace(move=6.9)),
        ("thousandfold",),
    ),
    Case(
        "all peers fell, it did not",
        whole(140_000),
        known(SHORT, beside=PEERS._replace(move=-1.2, spread=0.2)),
        ("peers",),
    ),
    Case("a newcomer like its peers", whole(80_000), known({}), ()),
    Case("a newcomer a thousandfold", whole(80_000_000), known({}), ("thousandfold",)),
    Case("a newcomer without peers", whole(80_000_000), known({}, beside=Beside()), ()),
    Case("typed in thousands", whole(51), known(), ("small",)),
    Case("a hundredth", whole(512.5), known(), ("small",)),
    Case("a twenty-fifth", whole(1_800), known(), ()),
    Case("one line of several mistyped", SMALL_LINE, known(), ("thousandfold", "price")),
    Case(
        "a mistyped line that hides in the sum",
        HIDDEN,
        known(before=(HIDDEN[0], HIDDEN[1]._replace(baht=70_00))),
        ("thousandfold",),
    ),
    Case("a line that grew", HIDDEN, known(before=(HIDDEN[0], HIDDEN[1]._replace(baht=700_00))), ()),
    Case("units and baht agree", SPLIT, known(), ()),
    Case(
        "every line a thousandfold",
        tuple(line._replace(baht=line.baht * 1000) for line in SPLIT),
        known(),
        ("thousandfold", "price", "price", "price"),
    ),
    Case("more than can be made", (Line(7, "shop", 165_000_00, 110),), known(), ("capacity",)),
    Case(
        "more than can be made, as last month",
        (Line(7, "shop", 165_000_00, 110),),
        known(before=(Line(7, "shop", 140_000_00, 94),)),
        (),
    ),
    Case("more baht than can be made bring", (Line(7, "shop", 410_000_00),), known(), ("high", "capacity")),
    Case("ten times the price", (Line(8, "online", 50_000_00, 20),), known(), ("price",)),
    Case("a tenth of the price", (Line(7, "shop", 4_000_00, 28),), known(), ("price",)),
    Case("one unit proves no price", (Line(7, "shop", 100_00, 1),), known({}), ()),
    Case("nothing after a steady year", (), known(), ("zero",)),
    Case("a line of zero after a steady year", whole(0), known(), ("zero",)),
    Case("nothing, where peers often sell nothing", (), known(beside=PEERS._replace(zeros=400)), ()),
    Case("nothing, as in another month", (), known(ZEROS), ()),
    Case("nothing after seven months", (), known(dict.fromkeys(range(1, 8), 50_000_00)), ()),
    Case("nothing, peers unknown, a whole year", (), known(beside=Beside()), ("zero",)),
    Case("the same as last month", SPLIT, known(before=SPLIT[::-1]), ("same",)),
    Case("the same but for the buyers", SPLIT, known(before=(*SPLIT[:2], SPLIT[2]._replace(buyers=3))), ()),
    Case("a round sum a second time", whole(50_000), known(before=whole(50_000)), ()),
    Case("a round sum the third time", whole(50_000), known(FIRST, before=whole(50_000)), ("same",)),
    Case("a sum that is not round a second time", whole(51_250), known(before=whole(51_250)), ("same",)),
    Case("one line's fair sales", SPLIT, known(fairs=(Elsewhere(12_450_00, "อ.ชุมแพ", 91),)), ("fair",)),
    Case("other fair sales", SPLIT, known(fairs=(Elsewhere(12_400_00, "อ.ชุมแพ", 91),)), ()),
    Case(
        "two districts with the same fair sales",
        SPLIT,
        known(fairs=(Elsewhere(12_450_00, "อ.ชุมแพ", 91), Elsewhere(12_450_00, "อ.พล", 92))),
        ("fair", "fair"),
    ),
    Case(
        "the same but in the shop",
        (Line(7, "shop", 12_450_00, 8),),
        known(fairs=(Elsewhere(12_450_00, "อ.ชุมแพ", 91),)),
        (),
    ),
    Case(
        "fair sales in a word {what} that looks like a place",
        (Line(8, "fair", 9_999_900_00, 100), Line(None, "fair", 1_25, 0)),
        known(fairs=(Elsewhere(9_999_901_25, "อ.{baht}", 91),)),
        ("hundredfold", "price", "fair"),
    ),
    Case("satang in the sum", whole(51_250_000.25), known(), ("thousandfold",)),
    Case("the largest that can be kept", whole(9_999_999_999_999), known(), ("high",)),
    Case("an odd past", whole(900), known({2: 1_00, 3: 77_00, 5: 0, 7: 900_00, 11: 1_000_000_00}), ()),
    Case("only an older past", whole(60_000_000), known({20: 61_000_00}), ("thousandfold",)),
)
