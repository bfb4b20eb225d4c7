"""Articles and comments for tests, made by the actions that people use."""

from itertools import count

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.shown import People, Rights
from tidtam.ground.people.tests.factories import make_post
from tidtam.registers.assets.tests.factories import make_photo
from tidtam.reporting.news import actions
from tidtam.reporting.news.actions import Origin, PictureRow
from tidtam.reporting.news.content import ArticleRow
from tidtam.reporting.news.models import Article, ArticlePicture, Category, Comment, Comments, Standing

_numbers = count(1)
HOME = Origin("203.0.113.7", "51234", "Mozilla/5.0 (Android 8.0)")
LEAVE = PictureRow("ผ้าไหมบ้านวังคูณ", "Silk of Ban Wang Khun", "สพจ.ขอนแก่น", Rights.OURS, People.NOBODY)


def make_category(code: str = "communities") -> Category:
    named = {"name_th": f"หมวด {code}", "name_en": code.title(), "order": 1}
    return Category.objects.get_or_create(code=code, defaults=named)[0]


def make_row(**told) -> ArticleRow:
    number = next(_numbers)
    said = {
        "category": make_category(),
        "area": make_area("4015"),
        "title_th": f"หนองสองห้องเปิดบ้านรับนักท่องเที่ยว {number}",
        "title_en": "Nong Song Hong opens its doors",
        "lead_th": "ชาวบ้านพร้อมต้อนรับตั้งแต่เดือนสิงหาคม",
        "lead_en": "Villagers are ready from August on",
        "body_th": "## สิ่งที่จะได้เห็น\n- ผ้าไหม\n- **ข้าวเม่า**",
        "body_en": "## What to see\n- silk\n- **young rice**",
        "authors": (make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง"),),
    }
    return ArticleRow(**{**said, **told})


def make_article(*, published: bool = False, comments: str = Comments.QUEUE, **told) -> Article:
    article = actions.add_article(make_row(**told), by=None)
    if not published:
        return article
    article = actions.publish_unreviewed(article)
    if comments != Comments.QUEUE:
        article = actions.set_comments(article, comments=comments, close_on=None, by=None)
    return article


def make_picture(article: Article, row: PictureRow = LEAVE) -> ArticlePicture:
    return actions.add_pictures(article, [make_photo()], row, by=None).pictures.last()


def make_comment(
    article: Article, text: str = "อยากไปเที่ยวบ้าง", name: str = "คนขอนแก่น", origin=HOME
) -> Comment:
    return actions.write_comment(article, name=name, text=text, origin=origin)


def make_read() -> Article:
    """A public article with a photo, and a comment that is shown below it."""
    article = make_article()
    make_picture(article)
    article = actions.publish_unreviewed(Article.objects.get(pk=article.pk))
    comment = make_comment(article)
    actions.decide([comment.key], state=Standing.SHOWN, by=None)
    return article
