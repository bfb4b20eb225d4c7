"""What officers type: an article, its photos, the settings of its comments, the lists of the news."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.queries import match
from tidtam.ground.files.shown import People, Rights
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.kit.access import within_any
from tidtam.kit.digits import to_arabic
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, PhotosField, TimeField, WholeField
from tidtam.reporting.news.actions import PictureRow, RulesRow
from tidtam.reporting.news.actions.articles import MOST_BODY, MOST_LEAD
from tidtam.reporting.news.content import ArticleRow, row_of
from tidtam.reporting.news.models import Article, Category, Comments

MOST_VILLAGES = 60
_MARKUP = gettext_lazy(
    "A blank line begins a paragraph. ## before a heading, - before a point of a list, > before a quotation, "
    "**bold**, *italic*, [words](https://address)."
)


class ArticleForm(forms.Form):
    """One article in both languages; only the Thai title is needed to begin."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    title_th = forms.CharField(label=gettext_lazy("Title in Thai"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    lead_th = forms.CharField(
        label=gettext_lazy("Lead in Thai"),
        max_length=MOST_LEAD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead_en = forms.CharField(
        label=gettext_lazy("Lead in English"),
        max_length=MOST_LEAD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body_th = forms.CharField(
        label=gettext_lazy("Text in Thai"),
        max_length=MOST_BODY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_MARKUP,
    )
    body_en = forms.CharField(
        label=gettext_lazy("Text in English"),
        max_length=MOST_BODY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    category = forms.ModelChoiceField(Category.objects.none(), label=gettext_lazy("Category of news"))
    area = forms.ModelChoiceField(Area.objects.none(), label=gettext_lazy("Whose news it is"))
    authors = forms.ModelMultipleChoiceField(
        Post.objects.none(),
        label=gettext_lazy("Written by (post)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    villages = forms.CharField(
        label=gettext_lazy("Villages that it tells of"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line: the code, or name and subdistrict, such as บ้านวังคูณ ต.หนองเม็ก"),
    )
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=84,
        required=False,
        help_text=gettext_lazy("The last part of its web address; left empty, it is made of the title."),
    )
    publish_on = DayField(label=gettext_lazy("Appears on"), required=False)
    publish_time = TimeField(label=gettext_lazy("At (time)"), required=False)

    def __init__(self, *args: Any, by: User, article: Article | None = None, **fields: Any) -> None:
        if article is not None:
            fields["initial"] = _begun(article)
        else:
            fields.setdefault("initial", {"authors": list(by.current_posts)})
        super().__init__(*args, **fields)
        reach = sorted({*by.reach("edit"), *by.reach("secretary")})
        areas = Area.objects.existing().filter(within_any(reach), level__in=[Level.PROVINCE, Level.DISTRICT])
        provinces = {code[: Level.PROVINCE] for code in reach}
        posts = Post.objects.filter(within_any(provinces, "area_id")).order_by("sort_key", "pk")
        self._field("category", forms.ModelChoiceField).queryset = Category.objects.all()
        self._field("area", forms.ModelChoiceField).queryset = areas.order_by("code")
        self._field("authors", forms.ModelMultipleChoiceField).queryset = posts
        if len(areas) == 1:
            self.fields["area"].initial = areas[0]
        self.found: list[str] = []

    def _field(self, name: str, _kind: Any) -> Any:
        return self.fields[name]

    def clean_villages(self) -> str:
        """The codes of the lines; a line that names no village, or several, is said at the field."""
        typed = [line.strip() for line in self.cleaned_data["villages"].splitlines() if line.strip()]
        if len(typed) > MOST_VILLAGES:
            raise ValidationError(_("At most %(most)s villages."), params={"most": MOST_VILLAGES})
        area = self.cleaned_data.get("area")
        province = area.code[: Level.PROVINCE] if isinstance(area, Area) else ""
        problems = []
        for line in typed:
            code = to_arabic(line.split()[0])
            if code.isascii() and code.isdigit():
                self.found.append(code)
                continue
            sure = [one for one in match(line, within=province) if one.sure]
            if len(sure) == 1:
                self.found.append(sure[0].area.code)
                continue
            shown = " · ".join(f"{one.area.code} {one.area.label}" for one in sure[:5])
            problems.append(
                _("“%(line)s” may mean several villages: write the code. %(shown)s")
                % {"line": line[:60], "shown": shown}
                if shown
                else _("“%(line)s”: no such village in the province.") % {"line": line[:60]}
            )
        if problems:
            raise ValidationError(problems)
        return self.cleaned_data["villages"]  # type: ignore[no-any-return]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("publish_time") and not told.get("publish_on") and "publish_on" not in self.errors:
            self.add_error("publish_on", _("Say the day, too."))
        return told

    def row(self) -> ArticleRow:
        told = self.cleaned_data
        day, hour = told["publish_on"], told["publish_time"]
        at = datetime.combine(day, hour or time(0), tzinfo=clock.BANGKOK) if day else None
        names = ("title_th", "title_en", "lead_th", "lead_en", "body_th", "body_en", "slug")
        return ArticleRow(
            category=told["category"],
            area=told["area"],
            **{name: told[name] for name in names},
            villages=tuple(dict.fromkeys(self.found)),
            authors=tuple(told["authors"]),
            publish_at=at,
        )


def _begun(article: Article) -> dict[str, Any]:
    row = row_of(article)
    at = clock.local(row.publish_at) if row.publish_at else None
    places = {area.code: area for area in Area.objects.filter(pk__in=row.villages)}
    return {
        **{name: getattr(row, name) for name in ("title_th", "title_en", "lead_th", "lead_en", "slug")},
        "body_th": row.body_th,
        "body_en": row.body_en,
        "version": article.version,
        "category": row.category,
        "area": row.area,
        "authors": row.authors,
        "villages": "\n".join(f"{code} {places[code].label}" for code in row.villages if code in places),
        "publish_on": at.date() if at else None,
        "publish_time": at.time() if at else None,
    }


class PicturesForm(forms.Form):
    """Photos, and what is said of all of them; of one photo without the field for files."""

    photos = PhotosField(label=gettext_lazy("Photos"))
    caption_th = forms.CharField(label=gettext_lazy("Caption in Thai"), max_length=200, required=False)
    caption_en = forms.CharField(label=gettext_lazy("Caption in English"), max_length=200, required=False)
    credit = forms.CharField(label=gettext_lazy("Who took it"), max_length=120, required=False)
    rights = forms.ChoiceField(
        label=gettext_lazy("By what right it is shown"), choices=Rights.choices, required=False
    )
    people = forms.ChoiceField(label=gettext_lazy("People in it"), choices=People.choices)
    order = WholeField(label=gettext_lazy("Place in the row"), most=99, required=False)

    def __init__(self, *args: Any, single: bool = False, **fields: Any) -> None:
        super().__init__(*args, **fields)
        del self.fields["photos" if single else "order"]

    def row(self) -> PictureRow:
        told = self.cleaned_data
        return PictureRow(
            told["caption_th"],
            told["caption_en"],
            told["credit"],
            told["rights"],
            told["people"],
            told.get("order") or 0,
        )


class CommentsForm(forms.Form):
    """Whether readers may write below an article."""

    comments = forms.ChoiceField(label=gettext_lazy("Comments"), choices=Comments.choices)
    close_on = DayField(label=gettext_lazy("Last day for comments"), required=False)


class CategoryForm(forms.Form):
    """One category; its code stays as it was first given."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("Small Latin letters, digits, - and _; it stays as it is."),
    )
    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120)
    order = WholeField(label=gettext_lazy("Place in the list"), most=999, required=False)

    def __init__(self, *args: Any, new: bool, **fields: Any) -> None:
        super().__init__(*args, **fields)
        if not new:
            del self.fields["code"]


class RulesForm(forms.Form):
    """What holds for every comment."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    connection_days = WholeField(
        label=gettext_lazy("Days for which the data of a connection are kept"),
        help_text=gettext_lazy("The law on computer crime, section 26, asks for at least 90."),
    )
    open_days = WholeField(label=gettext_lazy("Days for which a new article takes comments"))
    hide_after = WholeField(label=gettext_lazy("Reports that hide a comment until it was read"))
    most_waiting = WholeField(label=gettext_lazy("Most comments of one article that may wait"))
    suspicious = forms.CharField(
        label=gettext_lazy("Suspicious words, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def row(self) -> RulesRow:
        told = self.cleaned_data
        return RulesRow(
            connection_days=told["connection_days"] or 0,
            open_days=told["open_days"] or 0,
            hide_after=told["hide_after"] or 0,
            most_waiting=told["most_waiting"] or 0,
            suspicious=told["suspicious"],
        )
