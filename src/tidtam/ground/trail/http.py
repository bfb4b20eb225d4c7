"""The request behind `login_required`, for rooms below people: its user is an actor."""

from django.http import HttpRequest

from tidtam.kit.actor import Actor


class SignedIn(HttpRequest):
    user: Actor  # type: ignore[assignment]
