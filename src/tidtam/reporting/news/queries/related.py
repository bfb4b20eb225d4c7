"""เรื่องอื่น ๆ ที่น่าสนใจ: which other articles a reader of this one may want; the same answer for the same rows."""

from tidtam.kit import thai
from tidtam.kit.digits import to_arabic
from tidtam.reporting.news.models import Article, ArticleVillage
from tidtam.reporting.news.queries.public import articles

LOOKED_AT = 150  # of the newest; and as many that share a village
VILLAGE, CATEGORY, WORDS = 4.0, 1.5, 10.0
MOST_VILLAGES = 3
PIECE = 4  # letters; Thai is written without spaces between words


def related(article: Article, most: int = 4) -> list[Article]:
    """By shared villages, category and words of the title, the newest first among equals.

    What shares nothing fills the places that are left, the newest first.
    """
    own = set(article.villages.values_list("area_id", flat=True))
    shared = _sharing(article, own)
    pieces = _pieces(article.title_th)
    rows = articles().exclude(pk=article.pk).prefetch_related(None).select_related(None)
    fields = ("pk", "category_id", "title_th", "published_at")
    found = {one[0]: one for one in rows.values_list(*fields)[:LOOKED_AT]}
    found |= {one[0]: one for one in rows.filter(pk__in=shared).values_list(*fields)[:LOOKED_AT]}

    def weight(one: tuple[int, int, str, object]) -> float:
        key, category, title, _at = one
        alike = min(shared.get(key, 0), MOST_VILLAGES) * VILLAGE
        return (
            alike + CATEGORY * (category == article.category_id) + WORDS * _likeness(pieces, _pieces(title))
        )

    in_order = sorted(found.values(), key=lambda one: (-round(weight(one), 6), -one[3].timestamp(), -one[0]))
    keys = [one[0] for one in in_order[:most]]
    chosen = {one.pk: one for one in articles().filter(pk__in=keys)}
    return [chosen[key] for key in keys if key in chosen]


def _sharing(article: Article, villages: set[str]) -> dict[int, int]:
    """Other article -> how many of the villages it tells of, too."""
    counts: dict[int, int] = {}
    links = ArticleVillage.objects.filter(area_id__in=villages).exclude(article=article)
    for (other,) in (
        links.order_by("-article_id").values_list("article_id")[: LOOKED_AT * 4] if villages else ()
    ):
        counts[other] = counts.get(other, 0) + 1
    return counts


def _pieces(text: str) -> frozenset[str]:
    """Runs of letters, within words."""
    line = to_arabic(thai.clean(text)).casefold()
    return frozenset(
        word[at : at + PIECE] for word in line.split() for at in range(max(1, len(word) - PIECE + 1))
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0 to 1: what both hold of what either holds."""
    whole = len(one | other)
    return len(one & other) / whole if whole else 0.0
