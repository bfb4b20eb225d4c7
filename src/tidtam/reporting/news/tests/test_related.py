"""เรื่องอื่น ๆ ที่น่าสนใจ."""

from datetime import timedelta

from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit import clock
from tidtam.reporting.news import actions
from tidtam.reporting.news.queries import public
from tidtam.reporting.news.queries.related import related
from tidtam.reporting.news.tests.factories import make_article, make_category


def at(hours, **told):
    with clock.frozen(clock.now() + timedelta(hours=hours)):
        return make_article(published=True, **told)


def test_villages_come_before_words_before_category_before_the_newest():
    make_area("40150604")
    events, notices = make_category("events"), make_category("notices")
    own = at(-9, title_th="งานไหมวังคูณ", category=events, villages=("40150604",))
    village = at(-8, title_th="ถนนเสร็จแล้ว", category=notices, villages=("40150604",))
    words = at(-7, title_th="เตรียมงานไหมวังคูณ ปีหน้า", category=notices)
    category = at(-6, title_th="บุญบั้งไฟ", category=events)
    newest = at(-1, title_th="ประกาศปิดทำการ", category=notices)
    at(-2, title_th="ปิดปรับปรุง", category=notices)
    assert related(own) == [village, words, category, newest] or related(own) == [
        words,
        village,
        category,
        newest,
    ]
    assert related(own) == related(own)


def test_what_is_not_out_is_not_offered():
    own = make_article(published=True)
    make_article()
    gone = make_article(published=True)
    actions.withdraw(gone, reason="ผิด", by=None)
    make_article(published=True, publish_at=clock.now() + timedelta(days=1))
    assert related(own) == []


def test_a_village_and_what_lies_above_it_show_its_news():
    make_area("40150604")
    article = make_article(published=True, villages=("40150604",))
    make_article(published=True)
    for code in ("40150604", "4015", "40"):
        assert list(public.about(code)) == [article]
    assert not public.about("40250105").exists()


def test_related_asks_the_same_number_of_questions_for_one_and_many(django_assert_num_queries):
    own = make_article(published=True)
    for number in (1, 3):
        while public.articles().count() < number + 1:
            make_article(published=True)
        with django_assert_num_queries(4):
            related(own)
