"""Posts that arrive together wait for one another: as many successes as posts, and one visit."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from tidtam.faces.odk.models import Photo, Submission
from tidtam.faces.odk.tests.collect import filled, picture, send
from tidtam.kit import clock
from tidtam.work.followup.models import Evidence, Visit
from tidtam.work.followup.tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def together(posts) -> list[int]:
    """The statuses of posts that are sent at once, each over a connection of its own."""

    def one(post) -> int:
        try:
            with clock.frozen(NOW):
                return send(Client(), *post).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(posts)) as pool:
        return list(pool.map(one, posts))


def test_ten_identical_posts_in_parallel_are_ten_successes_and_one_visit(token, checklist):
    xml, photo = filled(checklist, photos=["a.jpg"]), picture()
    assert together([(token, xml, {"a.jpg": photo})] * 10) == [201] * 10
    assert Visit.objects.count() == Submission.objects.count() == 1
    assert Photo.objects.count() == Evidence.objects.count() == 1


def test_of_ten_contents_under_one_id_one_is_the_visit_and_nine_stand_beside(token, checklist):
    id = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    posts = [(token, filled(checklist, id=id, note=f"ฉบับที่ {n}")) for n in range(10)]
    assert together(posts) == [201] * 10
    assert Visit.objects.count() == 1
    states = list(Submission.objects.values_list("state", flat=True))
    assert (states.count("visit"), states.count("beside")) == (1, 9)
