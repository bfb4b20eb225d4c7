"""One village: all that a visitor wants to know before setting out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tidtam.faces.site import structured, words
from tidtam.faces.site.pictures import shown
from tidtam.faces.site.queries import cards, goods, told
from tidtam.faces.site.queries.village import Village
from tidtam.faces.site.queries.village import village as whole_village
from tidtam.kit import clock
from tidtam.kit.public import address, made_of, made_of_each, whole
from tidtam.registers.tourism.models import Access, Receives, VillagePage
from tidtam.registers.tourism.queries import public

LANGUAGES = {
    "th": gettext_lazy("Thai"),
    "en": gettext_lazy("English"),
    "lo": gettext_lazy("Lao"),
    "zh": gettext_lazy("Chinese"),
}


def village(request: HttpRequest, code: str) -> HttpResponse:
    """What there is, when, for how much, how to get there, whom to call; 404 unless it is published."""
    page = public.pages().filter(community__area_id=code).first()
    if page is None:
        raise Http404
    found = whole_village(page, clock.today())
    photos = [one for one in (shown(picture, found.card.name) for picture in found.photos) if one]
    _tell(request, found)
    steps = _steps(page)
    products = goods.of_village(code, clock.today())
    made_of_each(request, "producers.product", [card.product.row.pk for card in products])
    made_of_each(request, "producers.producer", {card.product.row.producer_id for card in products})
    made_of(request, *(goods.RULES if products else ()))
    news = told.about(code)
    made_of_each(request, "news.article", [one.article.pk for one in news])
    facts = structured.village(request, found.card, found.offers, photos, found.contact)
    facts["@graph"].append(
        structured.crumbs(request, [*steps, (found.card.name, address("site:village", code))])
    )
    content = {
        "village": found.card,
        "page": page,
        "photos": photos[1:],
        "hero": photos[0] if photos else None,
        "headings": cards.by_kind(found.offers),
        "contact": found.contact,
        "goods": products,
        "news": news,
        "neighbours": found.neighbours,
        "drawing": found.drawing,
        "steps": steps,
        "receives": _receives(page),
        "access": [Access(one).label for one in page.access_ways if one in Access.values],
        "languages": [str(LANGUAGES.get(one, one)) for one in page.languages],
        "good_months": words.months_text(page.months),
        "fee": words.price_text(page.guide_fee, None),
        "facts": facts,
        "share": whole(request, photos[0].src) if photos else "",
        "scopes": f"{address('site:kept')} {address('site:village', '0' * 8).rstrip('0')}",
    }
    return render(request, "site/village.html", content)


def _tell(request: HttpRequest, found: Village) -> None:
    """A change of any of these makes the page anew. New offers are told under the village's own name."""
    made_of_each(
        request, "tourism.villagepage", [found.card.page.pk, *(one.page for one in found.neighbours)]
    )
    made_of_each(request, "tourism.offer", [card.offer.pk for card in found.offers])
    made_of(request, f"areas.area:{found.card.code}")


def _steps(page: VillagePage) -> list[tuple[str, str]]:
    """The way to the page: first page, district."""
    subdistrict = page.area.parent
    district = subdistrict.parent if subdistrict else None
    steps = [(_("Home"), address("site:home"))]
    return [*steps, (district.label, address("site:district", district.code))] if district else steps


def _receives(page: VillagePage) -> list[str]:
    """What somebody must know who wants to come; nothing of a village that receives nobody."""
    if page.receives == Receives.PAUSED:
        return []
    said = []
    if page.notice_days:
        asked = ngettext(
            "Ask at least %(days)d day before.", "Ask at least %(days)d days before.", page.notice_days
        )
        said.append(asked % {"days": page.notice_days})
    if page.group_min and page.group_max:
        said.append(
            _("Groups of %(least)d to %(most)d people.") % {"least": page.group_min, "most": page.group_max}
        )
    elif page.group_min:
        said.append(_("Groups of %(least)d people or more.") % {"least": page.group_min})
    elif page.group_max:
        said.append(_("Groups of up to %(most)d people.") % {"most": page.group_max})
    if page.capacity:
        said.append(_("At most %(most)d visitors a day.") % {"most": page.capacity})
    return said
