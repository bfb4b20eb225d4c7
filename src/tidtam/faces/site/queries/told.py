"""What is in the news, as the visitors' pages lead on to it."""

from typing import NamedTuple

from tidtam.faces.site.pictures import Shown, of_file
from tidtam.reporting.news.models import Article, ArticlePicture
from tidtam.reporting.news.queries import public

FRONT, VILLAGE = 3, 3


class Headline(NamedTuple):
    """One article, by its title."""

    article: Article

    @property
    def photo(self) -> Shown | None:
        shown: list[ArticlePicture] = getattr(self.article, "shown", [])
        if not shown:
            return None
        return of_file("news", shown[0].key, shown[0].file, self.article.title, "")


def latest() -> list[Headline]:
    return [Headline(article) for article in public.articles()[:FRONT]]


def about(code: str) -> list[Headline]:
    """Those that tell of the village."""
    return [Headline(article) for article in public.about(code)[:VILLAGE]]
