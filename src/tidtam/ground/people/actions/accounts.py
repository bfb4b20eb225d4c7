"""Every change to accounts and to what they may do."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.people import problems
from tidtam.ground.people.models import Grant, User
from tidtam.ground.people.roles import Role
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,39}")


@transaction.atomic
def create_user(
    username: str,
    *,
    password: str | None,
    role: str,
    area: str = "",
    display_name: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    any_password: bool = False,
    by: User | None,
) -> User:
    """A new person with one role in one area.

    password: None makes an account that cannot log in yet; any_password takes one that the rules would refuse
    (the demonstration's, chosen by who starts it).
    """
    if not USERNAME.fullmatch(username):
        raise problems.NotAUsername
    if User.objects.filter(username__iexact=username).exists():
        raise problems.NameTaken(username)
    user = User(username=username, display_name=thai.clean(display_name))
    user.sort_key = thai.sort_key(user.label)
    _give_password(user, password, any_password=any_password)
    user.save()
    grant(user, role=role, area=area, starts_on=starts_on, ends_on=ends_on, by=by)
    write(
        by, "people.create_user", _subject(user), area=area, summary=user.label, username=username, role=role
    )
    return user


@transaction.atomic
def rename(user: User, *, display_name: str, by: User | None) -> None:
    """Another name on screens and papers; what was written before keeps the old one."""
    _over(by, user)
    before, user.display_name = user.display_name, thai.clean(display_name)
    user.sort_key = thai.sort_key(user.label)
    user.save(update_fields=["display_name", "sort_key"])
    changes = {"display_name": [before, user.display_name]}
    write(by, "people.rename", _subject(user), area=_home(user), summary=user.label, changes=changes)


@transaction.atomic
def set_password(user: User, password: str, *, any_password: bool = False, by: User | None) -> None:
    """A new password by the rules; every other browser of this person is logged out by it.

    any_password: the demo's, whoever starts it chooses.
    """
    _over(by, user)
    _give_password(user, password, any_password=any_password)
    user.save(update_fields=["password"])
    write(by, "people.set_password", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def choose_language(user: User, language: str) -> None:
    """The language of this person's screens; nobody else's business, so not in the trail."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def set_address(user: User, email: str) -> None:
    """Where this person's own mail goes; the trail tells that it changed, and not to what."""
    user.email = email
    user.save(update_fields=["email"])
    write(user, "people.set_address", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def log_in(user: User) -> None:
    """What the door notes when it lets somebody in; from where stays in the session, which ends."""
    user.last_login = clock.now()
    user.save(update_fields=["last_login"])
    write(user, "people.log_in", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def suspend(user: User, *, by: User | None) -> None:
    """Shut the account and end its sessions at once; the record stays, for what it wrote."""
    _over(by, user)
    _not_last_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.sessions.all().delete()
    write(by, "people.suspend", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def erase_account(user: User, *, by: Actor | None) -> None:
    """Shut an account for good and take its owner's name out of it; what it wrote stays, in the trail's words.

    For the account of somebody whose personal data are erased; whoever calls this has checked that `by` may.
    """
    user.is_active, user.username = False, f"erased-{user.pk}"
    user.display_name = user.email = user.first_name = user.last_name = ""
    user.sort_key = thai.sort_key(user.username)
    user.set_unusable_password()
    user.save()
    user.sessions.all().delete()
    Authenticator.objects.filter(user=user).delete()
    write(by, "people.erase_account", _subject(user), area=_home(user))


@transaction.atomic
def resume(user: User, *, by: User | None) -> None:
    """Open a suspended account again."""
    _over(by, user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    write(by, "people.resume", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def remove_second_step(user: User, *, by: User | None) -> None:
    """For a lost phone: the next log-in needs the password only, until a new one is enrolled."""
    _over(by, user)
    Authenticator.objects.filter(user=user).delete()
    write(by, "people.remove_second_step", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def end_session(user: User, mark: str, *, by: User) -> None:
    """Log one browser of this person out; one that is already gone is fine."""
    for session in user.sessions.all():
        if session.mark == mark:
            session.delete()
    write(by, "people.end_session", _subject(user), area=_home(user), summary=user.label)


@transaction.atomic
def grant(
    user: User,
    *,
    role: str,
    area: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: User | None,
) -> Grant:
    """Open an area to a person in a role, from today unless said otherwise; an auditor's needs a last day."""
    starts_on = starts_on or clock.today()
    if role not in Role.values:
        raise problems.UnknownRole(role, ", ".join(Role.values))
    if role == Role.AUDITOR and ends_on is None:
        raise problems.EndNeeded
    if ends_on is not None and ends_on < starts_on:
        raise problems.EndsBeforeStart(starts_on)
    if not Area.objects.filter(code=area).exists():
        raise problems.UnknownArea(area)
    may_configure(by, area)
    same = user.grants.filter(role=role, area_id=area)
    if overlapping(same.values_list("starts_on", "ends_on"), starts_on, ends_on):
        raise problems.GrantThere
    given = Grant.objects.create(user=user, role=role, area_id=area, starts_on=starts_on, ends_on=ends_on)
    user.__dict__.pop("current_grants", None)
    dates = {"starts_on": str(starts_on), "ends_on": str(ends_on or "")}
    write(by, "people.grant", _subject(user), area=area, summary=user.label, role=role, **dates)
    return given


@transaction.atomic
def end_grant(given: Grant, *, by: User | None) -> None:
    """Close what the grant opened, at once; one that has not begun yet never will."""
    may_configure(by, given.area_id)
    if given.role == Role.ADMIN:
        _not_last_administrator(given.user)
    yesterday = clock.today() - timedelta(days=1)
    area, role, user = given.area_id, given.role, given.user
    if given.starts_on > yesterday:
        given.delete()
    else:
        given.ends_on = min(given.ends_on or yesterday, yesterday)
        given.save(update_fields=["ends_on"])
    user.__dict__.pop("current_grants", None)
    write(by, "people.end_grant", _subject(user), area=area, summary=user.label, role=role)


def _give_password(user: User, password: str | None, *, any_password: bool = False) -> None:
    if password is not None and not any_password:
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise problems.WeakPassword(error.messages) from error
    user.set_password(password)


def may_configure(by: User | None, area: str) -> None:
    """Nobody gives away more than they look after."""
    if by is not None and not by.may("configure", area):
        raise problems.NotYours


def _over(by: User | None, user: User) -> None:
    """A person's account is changed by that person, or by who may configure all areas it reaches.

    Grants that only begin later and posts count too: whoever sets a password may log in with it.
    """
    if by is None or by.pk == user.pk:
        return
    if not by.reach("configure"):
        raise problems.NotYours
    today = clock.today()
    areas = set(user.grants.exclude(ends_on__lt=today).values_list("area_id", flat=True))
    areas |= set(user.holdings.exclude(ends_on__lt=today).values_list("post__area_id", flat=True))
    for area in areas:
        may_configure(by, area)


def _not_last_administrator(user: User) -> None:
    if Role.ADMIN not in user.role_codes:
        return
    others = Grant.objects.in_force().filter(role=Role.ADMIN, user__is_active=True).exclude(user=user)
    if not others.exists():
        raise problems.LastAdministrator


def overlapping(dates: Iterable[tuple[date, date | None]], starts_on: date, ends_on: date | None) -> bool:
    return any(
        (ends_on is None or begun <= ends_on) and (ended is None or starts_on <= ended)
        for begun, ended in dates
    )


def _home(user: User) -> str:
    """The area whose officers read about this account: the first of its grants."""
    first = user.grants.order_by("starts_on", "pk").first()
    return first.area_id if first is not None else ""


def _subject(user: User) -> str:
    return f"people.user:{user.username}"
