"""Opening and closing the address of one's own calendar."""

from django.db import transaction

from tidtam.ground.people.models import User
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.secret_links import new_token, print_of
from tidtam.reporting.dues.models import CalendarFeed


@transaction.atomic
def open_feed(user: User) -> str:
    """Give the person a new address; an old one ends. The token, which nobody can be told again."""
    User.objects.select_for_update().get(pk=user.pk)
    _close(user)
    token = new_token()
    CalendarFeed.objects.create(user=user, token_print=print_of(token), created_at=clock.now())
    trail.write(user, "dues.open_feed", f"people.user:{user.pk}")
    return token


@transaction.atomic
def close_feed(user: User) -> bool:
    """End the address; whether there was one."""
    User.objects.select_for_update().get(pk=user.pk)
    closed = _close(user)
    if closed:
        trail.write(user, "dues.close_feed", f"people.user:{user.pk}")
    return closed


def _close(user: User) -> bool:
    return bool(CalendarFeed.objects.filter(user=user, closed_at=None).update(closed_at=clock.now()))
