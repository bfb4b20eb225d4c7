"""The form of a comment, opened and sent as a browser does."""

import re
from unittest import mock

from tidtam.reporting.news.forms import reading as forms


def at(article, tail="", language=""):
    return f"{language}/article/{article.slug}{tail}"


def opened(client, article, seconds=10):
    """The form as it came, after a while."""
    page = client.get(at(article, "/comment"))
    assert page.status_code == 200
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]
    return token, mock.patch(
        "tidtam.reporting.news.forms.reading.time.time", return_value=forms.time.time() + seconds
    )


def sent(client, article, **said):
    token, later = opened(client, article)
    with later:
        return client.post(
            at(article, "/comment"), {"token": token, "name": "สมชาย", "text": "อยากไปมาก", **said}
        )
