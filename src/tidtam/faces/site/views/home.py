"""The first page: what there is now."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tidtam.faces.site import words
from tidtam.faces.site.queries import cards, goods, places, season, told
from tidtam.kit import clock
from tidtam.kit.public import made_of, whole
from tidtam.registers.tourism.queries import public

SOON = timedelta(days=90)
EVENTS = 4
KINDS = ("tourism.villagepage", "tourism.offer")


def home(request: HttpRequest) -> HttpResponse:
    """What is in season today, festivals soon, villages that receive; other ones each day."""
    today = clock.today()
    made_of(request, *KINDS, "marks.version", "news.article")
    villages = cards.villages(season.welcoming(today))
    hero = next((card for card in villages if card.photo), None)
    content = {
        "season": cards.offers(season.now(today)),
        "month": words.month_names()[today.month - 1],
        "events": cards.happenings(public.happenings(public.coming(today, today + SOON)[:EVENTS])),
        "villages": villages,
        "hero": hero,
        "share": whole(request, hero.photo.src) if hero and hero.photo else "",
        "headings": words.HEADINGS,
        "districts": places.districts(),
        "marks": goods.marks(today),
        "news": told.latest(),
        "facts": {
            "@type": "WebSite",
            "url": whole(request, request.path),
            "potentialAction": {
                "@type": "SearchAction",
                "target": whole(request, f"{request.path.rstrip('/')}/search?q={{words}}"),
                "query-input": "required name=words",
            },
        },
    }
    return render(request, "site/home.html", content)
