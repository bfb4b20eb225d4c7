"""The steps by which what is overdue comes up, as the province's office sets them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.people.models import Post
from tidtam.kit.access import within
from tidtam.work.plan.models import EscalationLevel
from tidtam.work.plan.queries.escalation import DISTRICT, Step

OF_DISTRICT = re.compile(r"(.*-)\d{4}")


class EscalationForm(forms.Form):
    """Per level: after how many days, and which post sees it then."""

    def __init__(self, *given: Any, province: str, steps: Sequence[Step], **more: Any) -> None:
        super().__init__(*given, **more)
        everywhere, own = posts_of(province)
        for step in steps:
            level = {"level": step.level.label}
            self.fields[f"{step.level}_days"] = forms.IntegerField(
                label=_("%(level)s: days overdue") % level, initial=step.days, min_value=1, max_value=365
            )
            choices = [*everywhere, *own] if step.level == EscalationLevel.DISTRICT else own
            if step.post not in dict(choices):
                choices = [(step.post, step.post), *choices]
            self.fields[f"{step.level}_post"] = forms.ChoiceField(
                label=_("%(level)s: who sees it") % level, choices=choices, initial=step.post
            )

    def steps(self) -> list[Step]:
        said = self.cleaned_data
        return [Step(level, said[f"{level}_days"], said[f"{level}_post"]) for level in EscalationLevel]


def posts_of(province: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Posts that each district has one of, by pattern; and the province's other posts, by code."""
    by_pattern: defaultdict[str, list[str]] = defaultdict(list)
    own = []
    for post in Post.objects.filter(within(province, "area_id")).order_by("sort_key"):
        if found := OF_DISTRICT.fullmatch(post.code):
            by_pattern[f"{found[1]}{DISTRICT}"].append(post.name)
        else:
            own.append((post.code, post.name))
    everywhere = [(pattern, _each(names)) for pattern, names in by_pattern.items()]
    return everywhere, own


def _each(names: list[str]) -> str:
    words = ngettext(
        "each district's own, such as %(post)s (%(number)s post)",
        "each district's own, such as %(post)s (%(number)s posts)",
        len(names),
    )
    return words % {"post": names[0], "number": len(names)}
