"""What readers may do, and what no reader may."""

import json
from datetime import timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.refusals import ReasonMissing as NoReason
from tidtam.ground.privacy.tests.factories import make_person
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, sealing
from tidtam.kit.review.refusals import ReasonMissing
from tidtam.reporting.news import actions, personal, refusals
from tidtam.reporting.news.actions import Origin, RulesRow
from tidtam.reporting.news.models import Comment, CommentReport, Comments, Connection, Hint, Reason, Standing
from tidtam.reporting.news.queries import public
from tidtam.reporting.news.tests.factories import HOME, make_article, make_comment

WHY = "พนักงานสอบสวนขอตามหนังสือ"


def rules(**told):
    said = {"connection_days": 90, "open_days": 90, "hide_after": 3, "most_waiting": 20_000, "suspicious": ""}
    return RulesRow(**{**said, **told})


def lay_down(**told):
    return actions.keep_rules(rules(**told), version=actions.comment_rules().version, by=None)


def shown(article):
    return [one.comment.text for one in public.below(article).rows]


def test_a_comment_is_shown_only_once_it_was_read():
    article = make_article(published=True)
    comment = make_comment(article, "สวยมาก")
    assert shown(article) == []
    assert actions.decide([comment.key], state=Standing.SHOWN, by=None) == 1
    assert shown(article) == ["สวยมาก"]


def test_where_the_article_says_so_it_is_shown_at_once_unless_something_was_noticed():
    article = make_article(published=True, comments=Comments.AT_ONCE)
    make_comment(article, "ดีมาก")
    suspicious = make_comment(article, "ดูที่ http://win.bet")
    again = make_comment(article, "ดี มาก!")
    assert shown(article) == ["ดีมาก"]
    assert suspicious.hints == [Hint.LINK]
    assert again.hints == [Hint.SAME]


@pytest.mark.parametrize(
    ("name", "text", "refusal"),
    [
        ("", "ดี", refusals.NameEmpty),
        ("\u200b\u202e", "ดี", refusals.NameEmpty),
        ("ก", " \n\u2060", refusals.TextEmpty),
        ("ก", "ก" * 3001, refusals.TextTooLong),
    ],
)
def test_nothing_is_made_of_nothing(name, text, refusal):
    with pytest.raises(refusal):
        make_comment(make_article(published=True), text, name)
    assert not Comment.objects.exists()


def test_what_is_not_out_or_closed_takes_no_comment():
    closed = make_article(published=True, comments=Comments.CLOSED)
    for article in (make_article(), closed):
        with pytest.raises(refusals.CommentsClosed):
            make_comment(article)
    old = make_article(published=True)
    with clock.frozen(clock.now() + timedelta(days=91)), pytest.raises(refusals.CommentsClosed):
        make_comment(old)


def test_a_flood_ends_at_the_number_laid_down():
    lay_down(most_waiting=10)
    article = make_article(published=True)
    for _each in range(10):
        make_comment(article)
    with pytest.raises(refusals.TooManyWaiting):
        make_comment(article)
    assert Comment.objects.count() == 10


def test_the_connection_is_sealed_and_stands_in_no_ordinary_place():
    comment = make_comment(make_article(published=True))
    kept = Connection.objects.get(comment=comment)
    assert HOME.address not in kept.sealed
    assert json.loads(sealing.open_sealed(kept.sealed))["port"] == "51234"
    told = json.dumps(list(Entry.objects.values("detail", "summary", "actor_label")), ensure_ascii=False)
    assert HOME.address not in told
    assert comment.name not in told


def test_who_looks_at_a_connection_says_why_and_is_remembered():
    comment = make_comment(make_article(published=True))
    officer, province = make_user("district", "4015"), make_user("province", "40")
    with pytest.raises(refusals.NotEntitled):
        actions.reveal_connection(comment, reason=WHY, by=officer)
    with pytest.raises(NoReason):
        actions.reveal_connection(comment, reason="", by=province)
    assert not Entry.objects.filter(verb="news.reveal_connection").exists()
    found = actions.reveal_connection(comment, reason=WHY, by=province)
    assert (found["address"], found["port"], found["agent"]) == HOME
    entry = Entry.objects.get(verb="news.reveal_connection")
    assert (entry.actor, entry.detail) == (str(province.pk), {"reason": WHY})


def test_connections_are_erased_after_their_days_and_not_before():
    article = make_article(published=True, comments=Comments.AT_ONCE)
    comment = make_comment(article)
    actions.report_comment(comment, reason=Reason.INSULT, origin=HOME)
    with clock.frozen(clock.now() + timedelta(days=90)):
        assert actions.forget_connections() == 0
    with clock.frozen(clock.now() + timedelta(days=90, seconds=1)):
        assert actions.forget_connections() == 1
        assert actions.forget_connections() == 0
    assert CommentReport.objects.get().address_print == ""
    assert Entry.objects.get(verb="news.forget_connections").detail == {"count": 1}
    with pytest.raises(refusals.NoConnection):
        actions.reveal_connection(comment, reason=WHY, by=make_user("province", "40"))


def test_shorter_days_count_from_the_next_night():
    make_comment(make_article(published=True))
    lay_down(connection_days=30)
    with clock.frozen(clock.now() + timedelta(days=31)):
        assert actions.forget_connections() == 1


def test_reports_put_a_comment_before_the_office_and_hide_it_when_enough_readers_agree():
    article = make_article(published=True, comments=Comments.AT_ONCE)
    comment = make_comment(article)
    for number in (1, 2, 2, 2):
        actions.report_comment(comment, reason=Reason.INSULT, origin=Origin(f"203.0.113.{number}"))
    comment.refresh_from_db()
    assert (comment.reports, comment.state) == (2, Standing.SHOWN)
    assert Comment.objects.in_queue().get() == comment
    actions.report_comment(comment, reason=Reason.INSULT, origin=Origin("203.0.113.3"))
    assert shown(article) == []
    actions.decide([comment.key], state=Standing.SHOWN, by=None)
    assert shown(article) == [comment.text]
    assert not Comment.objects.in_queue().exists()


def test_refusing_takes_a_reason():
    comment = make_comment(make_article(published=True))
    with pytest.raises(ReasonMissing):
        actions.decide([comment.key], state=Standing.REFUSED, by=None)
    actions.decide(
        [comment.key], state=Standing.REFUSED, reason=Reason.SPAM, by=make_user("district", "4015")
    )
    comment.refresh_from_db()
    assert (comment.state, comment.reason, comment.queued_at) == (Standing.REFUSED, Reason.SPAM, None)


def test_nobody_judges_the_comments_of_another_district():
    comment = make_comment(make_article(published=True))
    assert actions.decide([comment.key], state=Standing.SHOWN, by=make_user("district", "4025")) == 0
    assert actions.decide_all(Comment.objects.all(), state=Standing.SHOWN, by=make_user("auditor", "40")) == 0


def test_ten_thousand_are_refused_in_one_go_with_one_line_per_part_in_the_trail(
    django_assert_max_num_queries,
):
    article = make_article(published=True)
    now = clock.now()
    Comment.objects.bulk_create(
        [
            Comment(article=article, name="x", text="ซื้อ", text_print="p", received_at=now, queued_at=now)
            for _ in range(10_000)
        ],
        batch_size=1000,
    )
    before = Entry.objects.count()
    with django_assert_max_num_queries(20 * 8):
        done = actions.decide_all(
            Comment.objects.filter(text_print="p"), state=Standing.REFUSED, reason=Reason.REPEATED, by=None
        )
    assert done == 10_000
    assert Entry.objects.count() - before == 20
    assert not Comment.objects.in_queue().exists()


def test_the_office_answers_below_and_as_such():
    article = make_article(published=True)
    comment = make_comment(article)
    officer = make_user("district", "4015")
    made = actions.reply(comment, text="ขอบคุณค่ะ", by=officer)
    (below,) = public.below(article).rows
    assert below.comment == comment
    assert below.replies == [made]
    assert made.office
    with pytest.raises(refusals.NotShown):
        actions.report_comment(made, reason=Reason.SPAM, origin=HOME)
    with pytest.raises(refusals.NotEntitled):
        actions.reply(comment, text="ขอบคุณ", by=make_user("district", "4025"))


def test_an_erased_comment_keeps_its_place_and_nothing_else():
    article = make_article(published=True)
    comment = make_comment(article)
    actions.decide([comment.key], state=Standing.SHOWN, by=None)
    actions.erase_comment(comment, reason="เจ้าของขอให้ลบ", by=None)
    comment.refresh_from_db()
    assert (comment.name, comment.text, comment.state) == ("", "", Standing.ERASED)
    assert shown(article) == []
    assert not Connection.objects.exists()
    assert actions.decide([comment.key], state=Standing.SHOWN, by=None) == 0


def test_the_privacy_office_finds_hands_over_and_erases_what_was_tied_to_a_person():
    article = make_article(published=True)
    comment = make_comment(article, "ของผมเอง")
    officer = make_user("province", "40")
    person = make_person("40150604")
    assert personal.export(person) == {}
    actions.tie(comment, person, by=officer)
    (told,) = next(iter(personal.export(person).values()))
    assert "ของผมเอง" in told.values()
    assert personal.fate(person).goes
    personal.erase(person, by=officer)
    personal.erase(person, by=officer)
    comment.refresh_from_db()
    assert (comment.text, comment.person_id, comment.state) == ("", None, Standing.ERASED)


def test_the_newest_come_first_page_by_page(monkeypatch):
    monkeypatch.setattr(public, "PAGE", 3)
    article = make_article(published=True, comments=Comments.AT_ONCE)
    for number in range(7):
        make_comment(article, f"ความเห็น {'กขคงจฉช'[number]}")
    seen, before = [], None
    while True:
        page = public.below(article, before)
        seen += [one.comment.text[-1] for one in page.rows]
        before = page.older
        if before is None:
            break
    assert seen == list("ชฉจงคขก")


def test_the_page_of_comments_asks_three_questions(django_assert_num_queries):
    article = make_article(published=True, comments=Comments.AT_ONCE)
    for number in (1, 3):
        while Comment.objects.count() < number:
            make_comment(article, f"ความเห็นที่ {'กขค'[Comment.objects.count()]}")
        with django_assert_num_queries(3):
            public.below(article)
