"""From draft over review to the public, and what is refused on the way."""

from datetime import UTC, datetime, timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.shown import People, Rights
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.review.models import State
from tidtam.kit.review.refusals import (
    ChangedMeanwhile,
    NothingToSend,
    NotPublished,
    NotReady,
    OwnWork,
    ReasonMissing,
)
from tidtam.reporting.news import actions, refusals
from tidtam.reporting.news.models import Article, ArticlePicture, OldSlug
from tidtam.reporting.news.queries import public
from tidtam.reporting.news.tests.factories import LEAVE, make_article, make_picture, make_row


def test_an_article_is_public_only_once_somebody_else_approved_it():
    writer, reviewer = make_user("district", "4015"), make_user("province", "40")
    article = actions.add_article(make_row(), by=writer)
    sent = actions.send(article, by=writer)
    assert not public.articles().exists()
    with pytest.raises(OwnWork):
        actions.approve(sent, version=sent.version, by=writer)
    actions.approve(sent, version=sent.version, by=reviewer)
    assert public.articles().get() == article
    verbs = list(
        Entry.objects.filter(subject=f"news.article:{article.pk}")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert verbs == ["news.add", "news.send", "news.publish"]


def test_a_reviewer_approves_only_what_he_saw():
    article = actions.send(make_article(), by=None)
    seen = article.version
    changed = actions.change_article(article, make_row(), version=seen, by=None)
    assert changed.state == State.DRAFT
    actions.send(changed, by=None)
    with pytest.raises(ChangedMeanwhile):
        actions.approve(article, version=seen, by=None)


def test_two_writers_do_not_overwrite_each_other():
    article = make_article()
    actions.change_article(article, make_row(), version=1, by=None)
    with pytest.raises(ChangedMeanwhile):
        actions.change_article(article, make_row(), version=1, by=None)


def test_the_public_version_stays_until_its_change_is_approved():
    article = make_article(published=True, title_th="เดิม", slug="first")
    make_picture(article)
    draft = Article.objects.get(draft_of=article)
    draft = actions.change_article(
        article, make_row(title_th="ใหม่", slug="second"), version=draft.version, by=None
    )
    assert public.articles().get().title_th == "เดิม"
    assert public.articles().get().shown == []
    kept = actions.publish_unreviewed(draft)
    assert (kept.pk, kept.key, kept.title_th, kept.slug) == (article.pk, article.key, "ใหม่", "second")
    assert kept.published_at == article.published_at
    assert kept.edited_at == clock.now()
    assert OldSlug.objects.get(article=kept).slug == "first"
    assert len(public.articles().get().shown) == 1
    assert not Article.objects.filter(draft_of=kept).exists()


def test_pictures_keep_their_addresses_over_an_edit():
    article = make_article()
    picture = make_picture(article)
    article = actions.publish_unreviewed(Article.objects.get(pk=article.pk))
    draft = actions.change_article(article, make_row(), version=article.version, by=None)
    actions.publish_unreviewed(draft)
    assert ArticlePicture.objects.get().key == picture.key


def test_a_picture_without_rights_or_leave_is_not_shown():
    article = make_article()
    make_picture(article, LEAVE._replace(rights=Rights.UNKNOWN))
    picture = make_picture(article)
    article = actions.publish_unreviewed(Article.objects.get(pk=article.pk))
    assert [one.pk for one in public.articles().get().shown] == [picture.pk]
    actions.hide_picture(ArticlePicture.objects.get(pk=picture.pk), by=None)
    assert public.articles().get().shown == []
    assert ArticlePicture.objects.get(pk=picture.pk).people == People.NOT_ASKED


def test_an_article_appears_at_its_hour_and_not_before():
    hour = clock.now() + timedelta(hours=2)
    article = make_article(published=True, publish_at=hour)
    assert article.state == State.PUBLISHED
    assert not public.articles().exists()
    assert not public.is_settled()
    assert Job.objects.get(kind="news.appear").payload == {"article": article.pk}
    assert not actions.appear(article)
    with clock.frozen(hour):
        assert public.articles().get() == article
        assert public.is_settled()
        assert actions.appear(article)


def test_a_withdrawn_article_is_gone_and_says_why_to_the_office():
    article = make_article(published=True)
    with pytest.raises(ReasonMissing):
        actions.withdraw(article, reason=" ", by=None)
    gone = actions.withdraw(article, reason="ข้อมูลผิด", by=None)
    assert not public.articles().exists()
    assert gone.withdrawn_reason == "ข้อมูลผิด"
    with pytest.raises(NotPublished):
        actions.withdraw(article, reason="อีก", by=None)
    again = actions.publish_unreviewed(gone)
    assert again.published_at == article.published_at


def test_an_article_may_say_nothing_yet_but_is_not_sent_so():
    article = make_article(lead_th="", body_th="", authors=())
    with pytest.raises(NotReady) as refused:
        actions.send(article, by=None)
    assert str(refused.value.messages[0]).count(",") == 2


def test_sent_back_it_carries_the_note_and_waits_no_more():
    article = actions.send(make_article(), by=None)
    with pytest.raises(ReasonMissing):
        actions.send_back(article, note="", by=None)
    back = actions.send_back(article, note="เพิ่มภาพ", by=None)
    assert (back.state, back.review_note) == (State.DRAFT, "เพิ่มภาพ")


def test_a_draft_beside_a_public_article_can_be_let_go():
    article = make_article(published=True)
    draft = actions.change_article(article, make_row(title_th="อีกชื่อ"), version=article.version, by=None)
    assert actions.discard_draft(draft, by=None) == article
    assert public.articles().get().title_th == article.title_th
    with pytest.raises(NothingToSend):
        actions.discard_draft(article, by=None)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"title_th": " \u200b "}, refusals.TitleMissing),
        ({"slug": "A b"}, refusals.SlugNotPlain),
        ({"slug": "new"}, refusals.SlugNotPlain),
        ({"villages": ("99999999",)}, refusals.NotAVillage),
    ],
)
def test_what_makes_no_article_is_refused(told, refusal):
    with pytest.raises(refusal):
        make_article(**told)


def test_an_article_belongs_to_a_district_or_province():
    with pytest.raises(refusals.AreaTooSmall):
        make_article(area=make_area("40150604"))


def test_an_address_is_one_articles_for_ever():
    article = make_article(published=True, slug="one")
    draft = actions.change_article(article, make_row(slug="two"), version=article.version, by=None)
    actions.publish_unreviewed(draft)
    for taken in ("one", "two"):
        with pytest.raises(refusals.SlugTaken):
            make_article(slug=taken)
    article.refresh_from_db()
    back = actions.change_article(article, make_row(slug="one"), version=article.version, by=None)
    actions.publish_unreviewed(back)
    assert list(OldSlug.objects.values_list("slug", flat=True)) == ["two"]


def test_titles_alike_get_addresses_apart():
    slugs = [make_article(title_th="ข่าวดี").slug for _time in range(3)]
    assert slugs == ["ข่าวดี", "ข่าวดี-2", "ข่าวดี-3"]


@pytest.mark.parametrize(
    "role", ["executive", "assigned", "member", "producer", "village", "auditor", "admin"]
)
def test_who_has_no_right_to_write_writes_nothing(role):
    with pytest.raises(refusals.NotEntitled):
        actions.add_article(make_row(), by=make_user(role, "40"))


def test_another_districts_officer_changes_nothing():
    stranger = make_user("district", "4025")
    article = make_article(published=True)
    for step in (
        lambda: actions.change_article(article, make_row(), version=article.version, by=stranger),
        lambda: actions.withdraw(article, reason="ไม่ชอบ", by=stranger),
        lambda: actions.add_pictures(article, [], LEAVE, by=stranger),
        lambda: actions.set_comments(article, comments="closed", close_on=None, by=stranger),
    ):
        with pytest.raises(refusals.NotEntitled):
            step()


def test_comments_close_by_themselves_after_the_days_of_the_rules():
    article = make_article(published=True)
    assert article.comments_close_on == datetime(2018, 10, 25, tzinfo=UTC).date()
    assert article.takes_comments(article.comments_close_on)
    assert not article.takes_comments(article.comments_close_on + timedelta(days=1))
