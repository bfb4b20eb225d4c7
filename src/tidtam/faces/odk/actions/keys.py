"""Opening and closing the address of one's own ODK Collect."""

from datetime import timedelta

from django.db import transaction

from tidtam.faces.odk.models import Key
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.secret_links import new_token, print_of

DAYS = 180  # a telephone that is lost is not open for ever


@transaction.atomic
def open_key(user: User) -> str:
    """Give the person a new address; an old one ends. The token, which nobody can be told again."""
    User.objects.select_for_update().get(pk=user.pk)
    _close(user)
    token, now = new_token(), clock.now()
    Key.objects.create(
        user=user, token_print=print_of(token), created_at=now, expires_at=now + timedelta(days=DAYS)
    )
    write(user, "odk.open_key", f"people.user:{user.pk}")
    return token


@transaction.atomic
def close_key(user: User) -> bool:
    """End the address; whether there was one."""
    User.objects.select_for_update().get(pk=user.pk)
    closed = _close(user)
    if closed:
        write(user, "odk.close_key", f"people.user:{user.pk}")
    return closed


def _close(user: User) -> bool:
    return bool(Key.objects.filter(user=user, closed_at=None).update(closed_at=clock.now()))
