"""Tell what is owed in an area: by whom, until when, how late."""

import argparse
import json

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--area", required=True, help="code of the area, for instance 40 or 4015")
    command.add_argument("--post", metavar="CODE", help="only what this post owes, for instance cdd-4015")
    command.add_argument("--kind", metavar="KIND", help="only this kind, as the answer names it")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    from tidtam.ground.areas.models import Area
    from tidtam.ground.people.models import Post
    from tidtam.kit.notice import with_notice
    from tidtam.reporting.dues.told_out import shown, told_out

    require_migrated()
    if not Area.objects.filter(code=options.area).exists():
        raise Failure(f"area {options.area!r} is not known")
    if options.post and not Post.objects.filter(code=options.post).exists():
        raise Failure(f"post {options.post!r} is not known")
    from tidtam.reporting.dues.queries import kinds

    if options.kind and options.kind not in kinds():
        raise Failure(f"kind {options.kind!r} is not known; expected one of {', '.join(sorted(kinds()))}")
    answer = told_out(options.area, post=options.post or "", kind=options.kind or "")
    if options.json:
        print(json.dumps(with_notice(answer), ensure_ascii=False, indent=2))
        return 0
    for line in shown(answer):
        print(line)
    return 0
