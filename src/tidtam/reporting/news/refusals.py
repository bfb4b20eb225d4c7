"""What is refused of articles and comments."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.refusals import RefusedChange


class NewsRefused(RefusedChange):
    """Nothing was written."""


class NotEntitled(NewsRefused):
    text = _("You may not do this in this area.")


class TitleMissing(NewsRefused):
    field = "title_th"
    text = _("Give the article a title in Thai.")


class SlugNotPlain(NewsRefused):
    field = "slug"
    text = _("An address is Thai or small Latin letters and digits, with - between the words.")


class SlugTaken(NewsRefused):
    field = "slug"
    text = _("Another article has or had this address.")


class AreaTooSmall(NewsRefused):
    field = "area"
    text = _("An article belongs to a district or a province.")


class NotAVillage(NewsRefused):
    field = "villages"
    text = _("“%(code)s” is no village of the article's province.")


class NotApprovedMeeting(NewsRefused):
    text = _("News is made of a meeting whose minutes are approved and of which a resolution was published.")


class CommentsClosed(NewsRefused):
    text = _("Comments on this article are closed.")


class TooManyWaiting(NewsRefused):
    text = _("So many comments wait at the moment that no more can be taken. Please come back tomorrow.")


class NameEmpty(NewsRefused):
    field = "name"
    text = _("Say how you would like to be called.")


class TextEmpty(NewsRefused):
    field = "text"
    text = _("Write something first.")


class TextTooLong(NewsRefused):
    field = "text"
    text = _("At most %(most)s characters, please; this has %(length)s.")


class NotShown(NewsRefused):
    text = _("This comment is not shown.")


class NoConnection(NewsRefused):
    text = _("The data of this connection were erased after their days.")


class CodeNotPlain(NewsRefused):
    field = "code"
    text = _("Small Latin letters, digits, - and _; it stays as it is.")


class CodeTaken(NewsRefused):
    field = "code"
    text = _("There is an entry with this code.")


class WordMissing(NewsRefused):
    text = _("A name is needed in both languages.")


class DaysUnlikely(NewsRefused):
    text = _("Expected %(least)s to %(most)s.")


class TooManyPictures(NewsRefused):
    field = "photos"
    text = _("An article has at most %(most)s photos.")
