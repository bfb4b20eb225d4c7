"""Who may open what of the news; everybody reads, officers of the area write, review and moderate."""

from collections.abc import Mapping
from typing import Any

from tests.access_rows import OFFICERS, Row, page, public, step
from tests.access_world import World
from tidtam.reporting.news.models import Article, ArticlePicture, Comment

WIDER = "province executive district secretary auditor"  # an article is of a district at least
WRITERS = "province district secretary"
MODERATORS = "province district"


def _article(_world: World) -> Mapping[str, Any]:
    return {"key": Article.objects.get(draft_of=None).key}


def _slug(_world: World) -> Mapping[str, Any]:
    return {"slug": Article.objects.get(draft_of=None).slug}


def _comment(_world: World) -> Mapping[str, Any]:
    return {"key": Comment.objects.first().key}


def _picture(_world: World) -> Mapping[str, Any]:
    return {"key": ArticlePicture.objects.first().key}


NEWS_FOR_EVERYBODY: dict[str, Row] = {
    "news:front": public(),
    "news:category": public(where=lambda _world: {"code": "communities"}),
    "news:article": public(where=_slug),
    "news:share": public(where=_slug),
    "news:comment": public(posts=422, where=_slug),
    "news:sent": public(where=_slug),
    "news:report": public(posts=422, where=lambda world: {**_slug(world), **_comment(world)}),
    "news:picture": public(where=_picture),
    "news:small": public(where=_picture),
    "news:feed": public(),
    "news:atom": public(),
}

NEWS: dict[str, Row] = {
    "newsroom:list": page(OFFICERS, refused=403, elsewhere=200),
    "newsroom:new": page(WRITERS, refused=403, elsewhere=200, posts=422),
    "newsroom:meetings": page(WRITERS, refused=403, elsewhere=200, posts=404, post_refused=403),
    "newsroom:queue": page(MODERATORS, refused=403, elsewhere=200, posts=302, post_refused=403),
    "newsroom:comment": page(MODERATORS, _comment, posts=302, form=lambda _world: {"do": "show"}),
    "newsroom:connection": page("province", _comment, posts=302),
    "newsroom:lists": page(f"admin {OFFICERS}", refused=403, elsewhere=200),
    "newsroom:new_category": page("admin province", posts=422),
    "newsroom:rules": page("admin", posts=422),
    "newsroom:change_category": page("admin province", lambda _world: {"code": "communities"}, posts=422),
    "newsroom:picture": page(WRITERS, _picture, posts=422),
    "newsroom:photo": page(WIDER, _picture),
    "newsroom:article": page(WIDER, _article),
    "newsroom:change": page(WRITERS, _article, posts=422),
    "newsroom:preview": page(WIDER, _article),
    "newsroom:step": step(WRITERS, _article, stranger_get=405, form=lambda _world: {"do": "send"}),
    "newsroom:pictures": page(WRITERS, _article, posts=422),
}
