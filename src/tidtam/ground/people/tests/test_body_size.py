"""Nobody fills the disk through a form: what is too large is refused before it is read."""

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user

pytestmark = pytest.mark.django_db

FORM = "multipart/form-data; boundary=X"


class Unread:
    """A body that must not be read."""

    def read(self, *_size):
        raise AssertionError("the body was read")

    readline = read


def sent(client, size):
    return client.generic(
        "POST",
        reverse("people:language"),
        b"",
        **{"CONTENT_TYPE": FORM, "CONTENT_LENGTH": size, "wsgi.input": Unread()},
    )


def test_a_stranger_sends_a_form_and_no_files(client, settings):
    answer = sent(client, str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert answer.status_code == 413
    assert "ข้อมูลที่ส่งมีขนาดใหญ่เกินไป" in answer.content.decode()


def test_who_is_logged_in_sends_photos_but_not_without_end(client, settings):
    client.force_login(make_user(role="district", area="4015"))
    assert sent(client, str(settings.BODY_LIMIT + 1)).status_code == 413
    with pytest.raises(AssertionError, match="was read"):
        sent(client, str(settings.BODY_LIMIT))
