"""The newsroom, from the first word to the last comment; and everybody else before its door."""

import pytest
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import PASSWORD, make_post, make_user
from tidtam.kit import clock
from tidtam.kit.review.models import State
from tidtam.registers.assets.tests.factories import make_picture as drawn
from tidtam.reporting.news import actions
from tidtam.reporting.news.models import Article, ArticlePicture, Category, Comment, Standing
from tidtam.reporting.news.queries import public
from tidtam.reporting.news.tests.factories import make_article, make_category, make_comment


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def said(**more):
    return {
        "title_th": "เปิดบ้าน",
        "lead_th": "ชาวบ้านพร้อม",
        "body_th": "## หัว",
        "category": make_category().pk,
        "area": make_area("4015").pk,
        "authors": [make_post("cdd-4015").pk],
        "draft": "8c3ff6cc-0000-4000-8000-000000000001",
        **more,
    }


def upload(name="a.jpg"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, drawn(), "image/jpeg")


def test_an_officer_writes_another_reviews_and_everybody_reads(client, officer):
    make_area("40150604")
    answer = client.post(reverse("newsroom:new"), said(villages="40150604"))
    article = Article.objects.get()
    assert answer["Location"] == reverse("newsroom:article", args=[article.key])
    assert list(article.villages.values_list("area_id", flat=True)) == ["40150604"]
    client.post(reverse("newsroom:new"), said(villages="40150604"))
    assert Article.objects.count() == 1
    step = reverse("newsroom:step", args=[article.key])
    client.post(step, {"do": "send"})
    client.post(step, {"do": "approve", "version": "1"})
    assert Article.objects.get().state == State.REVIEW
    client.force_login(make_user("province", "40"))
    assert "newsroom" not in client.get(reverse("newsroom:preview", args=[article.key])).content.decode()
    client.post(step, {"do": "approve", "version": "1"})
    assert public.articles().get() == article


def test_what_is_refused_stays_typed(client, officer):
    answer = client.post(reverse("newsroom:new"), said(title_th="", slug="A b", body_th="พิมพ์ไว้นาน"))
    assert answer.status_code == 422
    assert "พิมพ์ไว้นาน" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_village_is_found_by_its_name_and_doubt_is_said(client, officer):
    make_area("40150604")
    client.post(reverse("newsroom:new"), said(villages="ไม่มีจริงที่ไหน"))
    assert not Article.objects.exists()


def test_the_hour_of_appearing_is_bangkoks(client, officer):
    client.post(reverse("newsroom:new"), said(publish_on="1 ส.ค. 2561", publish_time="09.00"))
    assert Article.objects.get().publish_at.isoformat() == "2018-08-01T02:00:00+00:00"


def test_photos_come_with_their_rights_and_are_taken_out_again(client, officer):
    article = make_article()
    where = reverse("newsroom:pictures", args=[article.key])
    assert client.post(where, {"people": "nobody", "rights": "ours"}).status_code == 422
    client.post(where, {"photos": [upload()], "people": "nobody", "rights": "ours", "credit": "สพจ."})
    picture = ArticlePicture.objects.get()
    assert picture.may_be_shown
    assert client.get(reverse("newsroom:photo", args=[picture.key])).status_code == 200
    own = reverse("newsroom:picture", args=[picture.key])
    assert client.get(own).status_code == 200
    client.post(own, {"people": "nobody", "rights": "", "caption_th": "ผ้า"})
    picture.refresh_from_db()
    assert (picture.caption_th, picture.may_be_shown) == ("ผ้า", False)
    client.post(own, {"do": "hide"})
    client.post(own, {"do": "drop"})
    assert not ArticlePicture.objects.exists()


def test_a_change_of_a_public_article_says_what_it_touches(client, officer):
    article = make_article(published=True)
    client.post(
        reverse("newsroom:change", args=[article.key]), said(title_th="ชื่อใหม่", version=article.version)
    )
    assert public.articles().get().title_th == article.title_th
    page = client.get(reverse("newsroom:preview", args=[article.key])).content.decode()
    assert "ชื่อใหม่" in page
    client.post(reverse("newsroom:step", args=[article.key]), {"do": "discard"})
    assert not Article.objects.filter(draft_of=article).exists()


def test_withdrawing_asks_why(client, officer):
    article = make_article(published=True)
    step = reverse("newsroom:step", args=[article.key])
    client.post(step, {"do": "withdraw", "reason": ""})
    assert public.articles().exists()
    client.post(step, {"do": "withdraw", "reason": "ผิด"})
    assert not public.articles().exists()


def test_the_settings_of_comments_hold_at_once(client, officer):
    article = make_article(published=True)
    step = reverse("newsroom:step", args=[article.key])
    client.post(step, {"do": "comments", "comments": "at_once", "close_on": "1 ก.ย. 61"})
    article.refresh_from_db()
    assert (article.comments, str(article.comments_close_on)) == ("at_once", "2018-09-01")
    client.post(step, {"do": "comments", "comments": "x"})
    article.refresh_from_db()
    assert article.comments == "at_once"


def test_comments_are_judged_many_at_once(client, officer):
    article = make_article(published=True)
    shown, refused, left = (make_comment(article, text) for text in ("ดี", "ซื้อที่ www.x.bet", "รอ"))
    where = reverse("newsroom:queue")
    client.post(where, {"do": "show", "one": [str(shown.key)]})
    client.post(where, {"do": "refuse", "reason": "spam", "one": [str(refused.key)]})
    client.post(where, {"do": "refuse", "reason": "x", "one": [str(left.key)]})
    client.post(where, {"do": "show", "one": ["x" * 36, "1"]})
    client.post(where, {"do": "show"})
    assert [one.state for one in Comment.objects.order_by("pk")] == [
        Standing.SHOWN,
        Standing.REFUSED,
        Standing.WAITING,
    ]


def test_all_with_the_same_text_are_refused_together(client, officer):
    article = make_article(published=True)
    for _each in range(5):
        spam = make_comment(article, "ซื้อเลยถูกมาก")
    make_comment(article, "จริงใจ")
    where = f"{reverse('newsroom:queue')}?same={spam.text_print}"
    assert "5" in client.get(where).content.decode()
    client.post(where, {"do": "refuse", "reason": "repeated", "all": "1"})
    assert Comment.objects.in_queue().get().text == "จริงใจ"


def test_the_queue_stays_paged_and_quick_with_ten_thousand(client, officer, django_assert_max_num_queries):
    article = make_article(published=True)
    now = clock.now()
    Comment.objects.bulk_create(
        [
            Comment(
                article=article,
                name="x",
                text="<b>ซื้อ</b>",
                text_print=f"{n % 7:064d}",
                received_at=now,
                queued_at=now,
            )
            for n in range(10_000)
        ],
        batch_size=1000,
    )
    for asked in (
        "",
        "?page=334",
        "?page=99999",
        "?hint=link",
        f"?article={article.key}",
        "?state=shown",
        f"?same={1:064d}",
    ):
        with django_assert_max_num_queries(16):
            page = client.get(reverse("newsroom:queue") + asked)
        assert page.status_code == 200
        assert page.content.decode().count('name="one"') <= 30
        assert len(page.content) < 200_000
        assert b"<b>\xe0\xb8\x8b" not in page.content


def test_the_queue_asks_as_much_for_one_as_for_three(client, officer, django_assert_num_queries):
    article = make_article(published=True)
    client.get(reverse("newsroom:queue"))
    for number in (1, 3):
        while Comment.objects.count() < number:
            make_comment(article, "กขค"[Comment.objects.count()])
        with django_assert_num_queries(9):
            client.get(reverse("newsroom:queue"))


def test_the_list_asks_as_much_for_one_as_for_three_and_goes_out_as_a_sheet(
    client, officer, django_assert_num_queries
):
    client.get(reverse("newsroom:list"))
    for number in (1, 3):
        while Article.objects.count() < number:
            make_article(published=True)
        with django_assert_num_queries(9):
            client.get(reverse("newsroom:list"))
    sheet = client.get(reverse("newsroom:list") + "?format=xlsx")
    assert sheet["Content-Disposition"].startswith("attachment")


def test_one_comment_is_answered_tied_and_erased(client, officer):
    comment = make_comment(make_article(published=True))
    where = reverse("newsroom:comment", args=[comment.key])
    assert client.get(where).status_code == 200
    client.post(where, {"do": "reply", "text": "ขอบคุณ"})
    comment.refresh_from_db()
    assert comment.state == Standing.SHOWN
    client.post(where, {"do": "refuse", "reason": "beside"})
    client.post(where, {"do": "show"})
    client.post(where, {"do": "tie", "person": "999"})
    client.post(where, {"do": "erase", "reason": "เจ้าของขอให้ลบ"})
    comment.refresh_from_db()
    assert comment.state == Standing.ERASED


def test_whence_a_comment_came_is_shown_for_a_reason_after_the_password(client):
    comment = make_comment(make_article(published=True))
    client.force_login(make_user("province", "40", password=PASSWORD))
    where = reverse("newsroom:connection", args=[comment.key])
    assert client.post(where, {"reason": "พนักงานสอบสวนขอ"}).status_code == 302
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.post(where, {"reason": ""}).status_code == 422
    page = client.post(where, {"reason": "พนักงานสอบสวนขอ"})
    assert "203.0.113.7" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "203.0.113.7" not in client.get(reverse("newsroom:comment", args=[comment.key])).content.decode()


def test_lists_are_kept_by_the_province_and_rules_by_the_administrator(client):
    client.force_login(make_user("province", "40"))
    made = {"code": "sport", "name_th": "กีฬา", "name_en": "Sport"}
    client.post(reverse("newsroom:new_category"), made)
    assert client.post(reverse("newsroom:new_category"), made).status_code == 422
    client.post(
        reverse("newsroom:change_category", args=["sport"]), {"name_th": "การกีฬา", "name_en": "Sport"}
    )
    assert Category.objects.get(code="sport").name_th == "การกีฬา"
    assert client.get(reverse("newsroom:rules")).status_code == 404
    client.force_login(make_user("admin", "40"))
    assert client.get(reverse("newsroom:lists")).status_code == 200
    rules = {
        "connection_days": "120",
        "open_days": "30",
        "hide_after": "2",
        "most_waiting": "500",
        "suspicious": "ก",
    }
    version = actions.comment_rules().version
    assert (
        client.post(reverse("newsroom:rules"), {**rules, "version": version, "hide_after": "0"}).status_code
        == 422
    )
    client.post(reverse("newsroom:rules"), {**rules, "version": version})
    assert actions.comment_rules().connection_days == 120
