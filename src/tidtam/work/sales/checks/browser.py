"""The same checks for a page: what static/sales/checks.js needs to ask without a network, its sentences included.

A producer's past is handed out as what follows from it (the usual month, its spread), not month by month.
"""

import json
from collections.abc import Sequence
from typing import Any

from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.amounts import usual
from tidtam.work.sales.checks.habits import FAIR, steady
from tidtam.work.sales.checks.sentences import SENTENCES, UNSPLIT_PRODUCT, WHOLE
from tidtam.work.sales.checks.shape import Known, Line

#: By the names that the script gives them.
LIMITS = {
    "highSpreads": at.HIGH_SPREADS,
    "highTimes": at.HIGH_TIMES,
    "lowSpreads": at.LOW_SPREADS,
    "lowTimes": at.LOW_TIMES,
    "factors": at.FACTORS,
    "slipFitsTimes": at.SLIP_FITS_TIMES,
    "slipFitsSpreads": at.SLIP_FITS_SPREADS,
    "slipShare": at.SLIP_SHARE,
    "lineFitsTimes": at.LINE_FITS_TIMES,
    "hiddenFrom": at.HIDDEN_FROM_TIMES,
    "hiddenTo": at.HIDDEN_TO_TIMES,
    "peersSpreads": at.PEERS_SPREADS,
    "peersTimes": at.PEERS_TIMES,
    "peersWideSpreads": at.PEERS_WIDE_SPREADS,
    "capacityTimes": at.CAPACITY_TIMES,
    "capacityBahtTimes": at.CAPACITY_BAHT_TIMES,
    "capacitySame": at.CAPACITY_SAME,
    "priceTimes": at.PRICE_TIMES,
    "priceUnits": at.PRICE_UNITS,
    "roundDigits": at.ROUND_DIGITS,
    "fairLeast": at.FAIR_LEAST,
    "fair": FAIR,
}


def as_json(known: Known) -> str:
    """For the attribute data-checks; in the reader's language."""
    return json.dumps(handed(known), ensure_ascii=False, separators=(",", ":"))


def handed(known: Known) -> dict[str, Any]:
    """The shape that the script reads; amounts are satang, lines as in `written`."""
    found, quiet = usual(known), steady(known)
    return {
        "usual": found
        and {
            "level": found.level,
            "months": found.months,
            "spread": found.spread,
            "season": found.season,
            "move": found.move,
        },
        "peers": {"moved": known.beside.moved, "spread": known.beside.spread, "known": known.beside.known},
        "steady": quiet and {"months": quiet[0], "usual": quiet[1]},
        "before": written(known.before),
        "beforeLabel": known.before_label,
        "twoBefore": known.months.get(2),
        "goods": {key: [good.name, good.price, good.capacity] for key, good in known.goods.items()},
        "channels": dict(known.channels),
        "fairs": [list(one) for one in known.fairs],
        "limits": LIMITS,
        "sentences": {key: str(sentence) for key, sentence in SENTENCES.items()},
        "whole": str(WHOLE),
        "unsplit": str(UNSPLIT_PRODUCT),
    }


def written(lines: Sequence[Line]) -> list[list[Any]]:
    """Product, channel, satang, units, buyers."""
    return [list(line) for line in lines]
