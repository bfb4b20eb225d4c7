"""Who may do what with the plan's money; asked by the actions, and by the screens for their buttons."""

from tidtam.kit.actor import Actor


def may_keep(actor: Actor | None, province: str) -> bool:
    """Keep the budget and the contracts of a province: whoever edits in all of it; tidtam itself (None) may."""
    return actor is None or actor.may("edit", province)
