"""Compare every kept total with the facts it is the sum of, and repair it; --check only tells."""

import argparse

from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--check", action="store_true", help="tell, change nothing; exit 1 when a total is wrong"
    )


def run(options: argparse.Namespace) -> int:
    from tidtam.work.sales.actions import repair
    from tidtam.work.sales.queries.recount import recount

    require_migrated()
    wrong = recount() if options.check else repair("")
    for cell in wrong:
        print(cell)
    print(f"{len(wrong)} wrong totals" if wrong else "every total agrees with its facts")
    return 1 if wrong and options.check else 0
