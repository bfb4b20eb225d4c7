"""Who asks."""

from django.db.models import Q
from django.http import HttpRequest

from tidtam.ground.people.models import Post, PostSet, User
from tidtam.kit.access import reach_q


def person(request: HttpRequest) -> User:
    """The signed-in person; every view of this room stands behind login_required."""
    assert isinstance(request.user, User)
    return request.user


def posts_near(user: User) -> PostSet:
    """The posts within the areas in which the reader assigns, and those of the provinces above: they follow up too."""
    provinces = {prefix[:2] for prefix in user.reach("assign") if prefix}
    return Post.objects.filter(reach_q(user, "assign") | Q(area_id__in=provinces)).order_by("sort_key")
