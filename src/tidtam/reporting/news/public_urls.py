"""What everybody may open of the news; Thai at the root, English under /en/."""

from django.urls import path

from tidtam.kit.public import public
from tidtam.reporting.news.views import feeds, reading, writing

app_name = "news"

urlpatterns = [
    path("news/", public(reading.front), name="front"),
    path("news/picture/<uuid:key>", public(reading.picture), name="picture"),
    path("news/picture/<uuid:key>/small", public(reading.small_picture), name="small"),
    path("news/<slug:code>/", public(reading.category), name="category"),
    path("article/<str:slug>", public(reading.article), name="article"),
    path("article/<str:slug>/share.jpg", public(reading.share), name="share"),
    path("article/<str:slug>/comment", writing.comment, name="comment"),
    path("article/<str:slug>/comment/sent", public(writing.sent), name="sent"),
    path("article/<str:slug>/report/<uuid:key>", writing.report, name="report"),
    path("feed.xml", public(feeds.rss), name="feed"),
    path("atom.xml", public(feeds.atom), name="atom"),
]
