"""What stands behind the code on a sign's post: where the sign leads, and a way to say that something is wrong."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Level
from tidtam.ground.codes.opened import Lead, Opening
from tidtam.kit.public import address
from tidtam.kit.told import told
from tidtam.registers.assets.queries import place
from tidtam.registers.signs.distances import in_words
from tidtam.registers.signs.models import Line
from tidtam.registers.signs.spoken import standing
from tidtam.registers.tourism.queries import public

KINDS = {"signs.sign": gettext_lazy("Direction sign")}


def opened(subject: str) -> Opening | None:
    """None where it stands no more."""
    sign = standing(subject)
    if sign is None:
        return None
    lines = list(
        Line.objects.filter(panel__sign=sign).select_related("target").order_by("panel__order", "order")
    )
    facts = [
        (told(line.text_th, line.text_en), in_words(line.distance_m) if line.distance_m else "")
        for line in lines
    ]
    villages = {
        line.target_id for line in lines if line.target is not None and line.target.level == Level.VILLAGE
    }
    pages = public.pages().filter(community__area__in=villages).order_by("community__area_id")
    tell = address("opendata:tell")
    return Opening(
        kind=str(KINDS["signs.sign"]),
        title=sign.name,
        place=place(sign.area),
        facts=tuple(facts),
        leads=(
            *(
                Lead(
                    _("Visit %(village)s") % {"village": page.area.label}, address("site:village", page.code)
                )
                for page in pages
            ),
            *([Lead(_("Something is wrong with this sign"), f"{tell}?about={subject}")] if tell else []),
        ),
        made_of=(subject, "tourism.villagepage"),
    )
