"""The words that readers of the trail see for what actions write: verbs, and the keys of their details."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tidtam.kit.thai import sort_key

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

VERBS: "dict[str, StrPromise]" = {
    "people.create_user": _("Account created"),
    "people.rename": _("Account renamed"),
    "people.set_password": _("Password set"),
    "people.log_in": _("Logged in"),
    "people.suspend": _("Account suspended"),
    "people.resume": _("Account opened again"),
    "people.remove_second_step": _("Second step removed"),
    "people.end_session": _("Session ended"),
    "people.grant": _("Grant given"),
    "people.end_grant": _("Grant ended"),
    "people.create_post": _("Post created"),
    "people.hold": _("Post taken up"),
    "people.act": _("Acting in the post"),
    "people.hand_over": _("Post handed over"),
    "people.end_holding": _("Post left"),
}

KEYS: "dict[str, StrPromise]" = {
    "username": _("User name"),
    "display_name": _("Name shown"),
    "user": _("Person"),
    "to": _("Handed to"),
    "on": _("Day"),
    "role": _("Role"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "before": _("Before"),
    "after": _("After"),
    "reason": _("Reason"),
}


def word(verb: str) -> str:
    """The verb in the reader's language; the code itself where a room has not said it yet."""
    known = VERBS.get(verb)
    return str(known) if known is not None else verb


def key_word(key: str) -> str:
    known = KEYS.get(key)
    return str(known) if known is not None else key


def choices() -> list[tuple[str, str]]:
    """For a select, in the order of the reader's words."""
    pairs = [(verb, str(known)) for verb, known in VERBS.items()]
    return sorted(pairs, key=lambda pair: sort_key(pair[1]))
