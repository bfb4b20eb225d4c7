"""The words for what was done with news and the comments on it, and for what was noted of it; see verbs.py."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NEWS: "dict[str, StrPromise]" = {
    "news.add": _("Article begun"),
    "news.change": _("Article changed"),
    "news.add_pictures": _("Photos put into an article"),
    "news.change_picture": _("Photo of an article described"),
    "news.drop_picture": _("Photo taken out of an article"),
    "news.hide_picture": _("Photo of an article hidden at once"),
    "news.send": _("Article sent for review"),
    "news.publish": _("Article reviewed and published"),
    "news.appear": _("Article appeared at its hour"),
    "news.send_back": _("Article sent back with a note"),
    "news.withdraw": _("Article withdrawn"),
    "news.discard_draft": _("Change of an article discarded"),
    "news.set_comments": _("Comments on an article opened or closed"),
    "news.comment_shown": _("Comment shown at once"),
    "news.comment_hidden": _("Comment hidden after reports"),
    "news.decide_comments": _("Comments shown or refused"),
    "news.reply": _("Comment answered by the office"),
    "news.erase_comment": _("Comment erased"),
    "news.tie_comment": _("Noted whose a comment is"),
    "news.reveal_connection": _("Connection of a comment shown"),
    "news.forget_connections": _("Connections of comments erased"),
    "news.keep_category": _("Category of news kept"),
    "news.keep_rules": _("Rules for comments laid down"),
}

KEYS: "dict[str, StrPromise]" = {
    "slug": _("Address"),
    "published_at": _("Appears"),
    "comments": _("Comments"),
    "until": _("Until"),
    "count": _("How many"),
    "decided": _("State"),
    "connection_days": _("Days for which the data of a connection are kept"),
    "open_days": _("Days for which a new article takes comments"),
    "hide_after": _("Reports that hide a comment until it was read"),
    "most_waiting": _("Most comments of one article that may wait"),
}

VALUES: "dict[tuple[str, str], StrPromise]" = {
    ("decided", "shown"): _("Shown"),
    ("decided", "refused"): _("Refused"),
    ("comments", "queue"): _("Shown once the office has read them"),
    ("comments", "at_once"): _("Shown at once"),
    ("comments", "closed"): _("Closed"),
    ("reason", "spam"): _("Advertisement or spam"),
    ("reason", "insult"): _("Insult or hatred"),
    ("reason", "personal"): _("Personal data of somebody"),
    ("reason", "false"): _("Untrue or misleading"),
    ("reason", "unlawful"): _("Against the law"),
    ("reason", "beside"): _("Has nothing to do with the article"),
    ("reason", "repeated"): _("The same again"),
}
