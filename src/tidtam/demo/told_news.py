"""The demo's news: articles of two offices, one made of a meeting's minutes, one waiting; comments in every state."""

import io
from datetime import timedelta

from tidtam.demo.committee import BOARD
from tidtam.demo.landscapes import landscape
from tidtam.demo.reported import ANSWER, ARTICLES, COMMENTS, Told
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.shown import People, Rights
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.reporting.meetings.actions import publish_resolution
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.news import actions
from tidtam.reporting.news.actions import Origin, PictureRow
from tidtam.reporting.news.content import ArticleRow, row_of
from tidtam.reporting.news.models import Article, Category, Comment, Standing

CREDIT = "สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น"
BOARD_SLUG = "otop-board-3-2560"
BOARD_TITLE = "Meeting of the Provincial OTOP Board"
BOARD_LEAD = "The board met at the Provincial Hall of Khon Kaen; this is what it resolved"
BOARD_BODY = "## Resolved\n- the plan of the sub-committee's meetings in the fiscal year 2018 (B.E. 2561)"


def build_news(users: dict[str, User]) -> None:
    """Six articles: five as the offices wrote them, one of a meeting; a seventh is a change that waits."""
    for told in ARTICLES:
        with clock.frozen(told.at):
            _article(told)
    _of_the_board(users["secretary"])
    for number, (slug, name, words, became) in enumerate(COMMENTS, start=1):
        article = Article.objects.get(slug=slug, draft_of=None)
        with clock.frozen(clock.now() - timedelta(hours=30 - number)):
            _comment(article, name, words, became, number, users)
    silk = Article.objects.get(slug=ARTICLES[0].slug, draft_of=None)
    changed = row_of(silk)._replace(title_th=f"{silk.title_th} (เพิ่มรอบวันอาทิตย์)")
    draft = actions.change_article(silk, changed, version=silk.version, by=users["district4015"])
    actions.send(draft, by=users["district4015"])


def _article(told: Told) -> Article:
    row = ArticleRow(
        category=Category.objects.get(code=told.category),
        area=Area.objects.get(code=told.area),
        title_th=told.title[0],
        title_en=told.title[1],
        lead_th=told.lead[0],
        lead_en=told.lead[1],
        body_th=told.body[0],
        body_en=told.body[1],
        slug=told.slug,
        villages=told.villages,
        authors=(Post.objects.get(code=told.post),),
    )
    article = actions.add_article(row, by=None)
    for number, (thai, english) in enumerate(told.photos):
        drawn = landscape(f"{told.slug}-{number}", taken=told.at, point=None)
        file = store_picture(io.BytesIO(drawn), by=None, name=f"{told.slug}-{number}.jpg")
        said = PictureRow(f"{thai} (ภาพสมมติ)", f"{english} (drawn)", CREDIT, Rights.OURS, People.NOBODY)
        actions.add_pictures(article, [file], said, by=None)
    return actions.publish_unreviewed(Article.objects.get(pk=article.pk))


def _of_the_board(secretary: User) -> None:
    """The minutes of its third meeting are approved; its secretary publishes what it resolved, and drafts the news."""
    meeting = (
        Meeting.objects.filter(committee__code=BOARD, state=Meeting.State.APPROVED)
        .order_by("starts_at")
        .first()
    )
    if meeting is None:
        return
    for resolution in Resolution.objects.filter(meeting=meeting):
        publish_resolution(resolution, by=secretary)
    draft = actions.draft_of_meeting(meeting, by=secretary)
    row = row_of(draft)._replace(
        slug=BOARD_SLUG, title_en=BOARD_TITLE, lead_en=BOARD_LEAD, body_en=BOARD_BODY
    )
    draft = actions.change_article(draft, row, version=draft.version, by=secretary)
    actions.publish_unreviewed(draft)


def _comment(
    article: Article, name: str, words: str, became: str, number: int, users: dict[str, User]
) -> Comment:
    origin = Origin(f"203.0.113.{number}", str(50_000 + number), "Mozilla/5.0 (Linux; Android 8.0)")
    comment = actions.write_comment(article, name=name, text=words, origin=origin)
    officer = users["district4015"] if article.area_id == "4015" else users["province"]
    match became.partition(":"):
        case ("waiting", _, _):
            pass
        case ("refused", _, reason):
            actions.decide([comment.key], state=Standing.REFUSED, reason=reason, by=officer)
        case ("answered", _, _):
            actions.reply(comment, text=ANSWER, by=officer)
        case ("erased", _, _):
            actions.erase_comment(comment, reason="เจ้าของขอให้ลบ", by=officer)
        case _:
            actions.decide([comment.key], state=Standing.SHOWN, by=officer)
            if became == "reported":
                comment.refresh_from_db()
                actions.report_comment(comment, reason="beside", origin=Origin(f"198.51.100.{number}"))
    return comment
