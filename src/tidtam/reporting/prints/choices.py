"""Which papers can be chosen, and what a choice becomes."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tidtam.reporting.prints.facts import Brochure, Poster
from tidtam.reporting.prints.papers import Fold, Form, Job, brochure
from tidtam.reporting.prints.papers.posters import Sheet, poster

FILLED = 0


class Paper(TextChoices):
    """Of a village or a district; of an event the posters only."""

    THREE = "three", _("Leaflet, A4 folded twice")
    BOOKLET = "booklet", _("Booklet, A5, page by page")
    IMPOSED = "imposed", _("Booklet, A5, laid out on A4 to be stitched")
    A3 = "a3", _("Poster, A3")
    A2 = "a2", _("Poster, A2")


class LabelSize(TextChoices):
    """Millimetres."""

    SMALL = "50x30", _("50 × 30 mm")
    MEDIUM = "70x50", _("70 × 50 mm")
    LARGE = "100x70", _("100 × 70 mm")
    ROUND = "round60", _("Round, 60 mm")


POSTERS = (Paper.A3, Paper.A2)


@dataclass(frozen=True)
class Choice:
    """What was asked for. copies: of labels; 0 fills a sheet."""

    paper: str = Paper.THREE
    language: str = "th"
    bleed: bool = False
    copies: int = FILLED

    @property
    def is_poster(self) -> bool:
        return self.paper in POSTERS


def brochure_job(facts: Brochure, choice: Choice) -> Job:
    imposed = choice.paper == Paper.IMPOSED
    fold = Fold.THREE if choice.paper == Paper.THREE else Fold.BOOKLET
    return brochure(facts, Form(fold, bleed=choice.bleed, imposed=imposed))


def poster_job(facts: Poster, choice: Choice) -> Job:
    return poster(facts, Sheet(choice.paper), bleed=choice.bleed)
