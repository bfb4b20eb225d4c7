"""The secrets of links, left out of what is kept or logged."""

import logging
import re

SECRET = re.compile(
    r"(?<=/)[A-Za-z0-9_-]{24}(?=/|\.ics)"
)  # as `secret_links.new_token` makes them, in an address


def struck(text: str) -> str:
    """The text with the secrets of its links left out, for what is kept after it was sent."""
    return SECRET.sub("…", text)


class StruckFilter(logging.Filter):
    """Leaves the secrets of links out of what is logged: an address that leads nowhere may be one typed wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if SECRET.search(said):
            record.msg, record.args = struck(said), None
        return True
