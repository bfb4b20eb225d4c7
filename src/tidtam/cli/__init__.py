"""`tidtam`: the one door of the shell. Each command is a module with `arguments` and `run`.

Exit status: 0 done (also when some rows were refused), 1 nothing was done (the reason is on standard error),
2 wrong usage.
"""

import argparse
import os
import sys
from importlib import import_module

from tidtam import __version__
from tidtam.cli.failure import Failure

COMMANDS: dict[str, str] = {
    "serve": "run the web server and one worker",
    "worker": "run one background worker",
    "demo": "build the demo province, then serve it",
    "import": "take a spreadsheet into a register",
    "template": "write the spreadsheet that is filled in for a register",
    "export": "write a register to a spreadsheet",
    "areas": "load, import and match areas",
    "marks": "bring in schemes, tell a product's level and what would lift it",
    "lists": "load and show the programme's lists: categories, channels, standards, papers",
    "figure": "tell one figure and what it is made of",
    "intake": "read an earlier paper into proposals, storing nothing",
    "pack": "freeze a meeting's papers and write them to a file",
    "brochure": "print the brochure of a village or district, or those of all villages of an area",
    "sign": "print the working sheet of a direction sign, or a panel in its own size",
    "route": "plan tours: solve a file of the public benchmark",
    "minutes": "write a meeting's minutes to a file",
    "verify": "tell whether a paper is the one that was given out, and what has changed since",
    "completeness": "tell who reported sales of a month and who did not",
    "dues": "tell what is owed in an area, by whom and how late",
    "box": "make an auditor's box of an area or a project, to be checked offline",
    "recount": "compare the kept totals with the facts",
    "person": "hand over or erase one person's data",
    "keys": "change the key that seals personal numbers",
    "createuser": "make an account",
    "doctor": "tell what is configured, what is missing and what to do",
}

#: A keyword is no module's name; a `dues` beside apps' others would be taken for a room's.
MODULES = {"import": "import_", "dues": "owed"}


def parser() -> argparse.ArgumentParser:
    """Every command with its own --help, without loading Django."""
    root = argparse.ArgumentParser(
        prog="tidtam", description="Follow-up for one-product-one-community programmes."
    )
    root.add_argument("--version", action="version", version=f"tidtam {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        module = import_module(f"tidtam.cli.{MODULES.get(name, name)}")
        command = commands.add_parser(name, help=help_text, description=module.__doc__)
        module.arguments(command)
        command.set_defaults(run=module.run)
    return root


def main(argv: list[str] | None = None) -> None:
    """Entry point of the console script; never shows a traceback for what a person can mend."""
    arguments = parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    from tidtam.config.env import WrongSetting

    try:
        import django

        django.setup()
        from django.conf import settings
        from django.utils import translation

        with translation.override(settings.LANGUAGE_CODE):
            status = arguments.run(arguments)
    except (Failure, WrongSetting) as problem:
        print(f"tidtam: {problem}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status or 0)
