"""Every change to people: their accounts and grants, and the posts they hold."""

from tidtam.ground.people.actions.accounts import (
    choose_language,
    create_user,
    end_grant,
    end_session,
    erase_account,
    grant,
    log_in,
    remove_second_step,
    rename,
    resume,
    set_address,
    set_password,
    suspend,
)
from tidtam.ground.people.actions.posts import create_post, end_holding, hand_over, hold

__all__ = [
    "choose_language",
    "create_post",
    "create_user",
    "end_grant",
    "end_holding",
    "end_session",
    "erase_account",
    "grant",
    "hand_over",
    "hold",
    "log_in",
    "remove_second_step",
    "rename",
    "resume",
    "set_address",
    "set_password",
    "suspend",
]
