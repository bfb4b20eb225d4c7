"""Products before the public: Thai at the root, English under /en/."""

from django.urls import path

from tidtam.faces.goods.views import lists, one, short
from tidtam.kit.public import public

app_name = "goods"

urlpatterns = [
    path("products", public(lists.everything), name="all"),
    path("category/<slug:code>", public(lists.category), name="category"),
    path("mark/<slug:scheme>/<slug:level>", public(lists.mark), name="mark"),
    path("product/<int:pk>", public(one.product), name="product"),
    path("producer/<str:code>", public(one.producer), name="producer"),
    path("q/<slug:typed>", public(short.short), name="short"),
    path("q/<slug:typed>/seen", public(short.seen), name="seen"),
]
