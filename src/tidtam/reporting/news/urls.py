"""The newsroom: articles, the queue of comments, and the lists."""

from django.urls import path

from tidtam.reporting.news.views import meetings, pictures, queue, room, words

app_name = "newsroom"

urlpatterns = [
    path("news/", room.articles, name="list"),
    path("news/new/", room.new_article, name="new"),
    path("news/meetings/", meetings.meetings, name="meetings"),
    path("news/comments/", queue.comments, name="queue"),
    path("news/comments/<uuid:key>/", queue.comment, name="comment"),
    path("news/comments/<uuid:key>/connection/", queue.connection, name="connection"),
    path("news/lists/", words.lists, name="lists"),
    path("news/lists/new/", words.new_category, name="new_category"),
    path("news/lists/rules/", words.rules, name="rules"),
    path("news/lists/<slug:code>/", words.change_category, name="change_category"),
    path("news/pictures/<uuid:key>/", pictures.change, name="picture"),
    path("news/pictures/<uuid:key>/photo/", pictures.photo, name="photo"),
    path("news/<uuid:key>/", room.article, name="article"),
    path("news/<uuid:key>/edit/", room.change, name="change"),
    path("news/<uuid:key>/preview/", room.preview, name="preview"),
    path("news/<uuid:key>/step/", room.step, name="step"),
    path("news/<uuid:key>/photos/", pictures.add, name="pictures"),
]
