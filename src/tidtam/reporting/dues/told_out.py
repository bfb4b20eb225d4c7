"""What is owed, as the shell and other programs are told it."""

from collections.abc import Iterator
from typing import Any

from tidtam.kit.actor import Shell
from tidtam.reporting.dues import queries
from tidtam.work.followup.standing import days


def told_out(area: str, *, post: str = "", kind: str = "") -> dict[str, Any]:
    """Everything owed within the area, the most overdue first. post: code of the post that owes it.

    Each due: kind, what, area, post (codes), due (ISO day or None), late_days (negative while days are left), link
    (path of its page), and the words for them.
    """
    found = queries.dues(Shell(), area=area, kind=kind)
    words = queries.kinds()
    return {
        "area": area,
        "post": post or None,
        "dues": [
            {
                "kind": one.kind,
                "what": one.what,
                "area": one.area,
                "post": one.post_code or None,
                "due": one.due.isoformat() if one.due else None,
                "late_days": one.late_days,
                "link": one.link,
                "state": one.state,
                "kind_name": words[one.kind],
                "area_name": one.area_label,
                "post_name": one.post,
            }
            for one in found
            if not post or one.post_code == post
        ],
    }


def shown(answer: dict[str, Any]) -> Iterator[str]:
    """A line for each, for a person to read."""
    for one in answer["dues"]:
        due = f"{one['due']} ({days(one['late_days'])})" if one["due"] else "-"
        yield f"{one['state']:<5} {due}  {one['what']} · {one['area_name']} · {one['post_name']}"
    yield f"{len(answer['dues']):,}"
