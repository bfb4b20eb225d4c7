"""From published records to the facts of a paper. Nothing else of the house is printed for visitors."""

from tidtam.reporting.prints.gathered.district import district_brochure, district_poster
from tidtam.reporting.prints.gathered.goods import goods_label
from tidtam.reporting.prints.gathered.grounds import Grounds
from tidtam.reporting.prints.gathered.posters import event_poster, village_poster
from tidtam.reporting.prints.gathered.souvenirs import souvenir_label
from tidtam.reporting.prints.gathered.village import village_brochure

__all__ = [
    "Grounds",
    "district_brochure",
    "district_poster",
    "event_poster",
    "goods_label",
    "souvenir_label",
    "village_brochure",
    "village_poster",
]
