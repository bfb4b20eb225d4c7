"""The request behind `login_required`, for the type checker: its user is a person."""

from django.http import HttpRequest

from tidtam.ground.people.models import User


class SignedIn(HttpRequest):
    user: User
