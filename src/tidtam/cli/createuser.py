"""Make an account with one role in one area. The password is asked for, or read from --password-file."""

import argparse
import getpass
import sys
from pathlib import Path

from tidtam.cli.failure import Failure


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("username")
    command.add_argument("--role", required=True, help="admin, province, executive, district, assigned, …")
    command.add_argument(
        "--area", default="", help="code of the area, for instance 40 or 4015; empty is the country"
    )
    command.add_argument("--name", default="", help="name shown on screens and papers")
    command.add_argument("--until", default="", help="last day of the grant (พ.ศ.); auditors need one")
    command.add_argument(
        "--password-file", help="file whose first line is the password; - reads standard input"
    )


def run(options: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    from tidtam.cli.storage import migrate
    from tidtam.ground.areas.models import Area
    from tidtam.ground.people.actions import create_user
    from tidtam.ground.people.roles import Role
    from tidtam.kit.calendar import parse_date

    if options.role not in Role.values:
        raise Failure(f"role {options.role!r} is not known: {', '.join(Role.values)}")
    migrate()
    if not Area.objects.filter(code=options.area).exists():
        raise Failure(f"area {options.area!r} is not known; `tidtam areas load` brings the gazetteer")
    try:
        user = create_user(
            options.username,
            password=_password(options),
            role=options.role,
            area=options.area,
            display_name=options.name,
            ends_on=parse_date(options.until) if options.until else None,
            by=None,
        )
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    print(f"account {user.username}: {options.role} in {options.area or 'the whole country'}")
    return 0


def _password(options: argparse.Namespace) -> str:
    if options.password_file == "-":
        return sys.stdin.readline().rstrip("\n")
    if options.password_file:
        try:
            return Path(options.password_file).read_text().splitlines()[0]
        except (OSError, IndexError) as error:
            raise Failure(f"no password in {options.password_file}") from error
    try:
        first = getpass.getpass("Password: ")
        again = getpass.getpass("Again: ")
    except EOFError as error:
        raise Failure("no terminal to ask for the password at; use --password-file") from error
    if first != again:
        raise Failure("the two passwords differ")
    return first
