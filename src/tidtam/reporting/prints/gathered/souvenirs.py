"""Labels of what published villages sell."""

from datetime import date

from django.utils import translation

from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.registers.producers.models import Product
from tidtam.registers.tourism.models import Offer
from tidtam.reporting.prints.facts import Label
from tidtam.reporting.prints.gathered.offers import marks_of
from tidtam.reporting.prints.gathered.places import place_of, short_page


def souvenir_label(offer: Offer, language: str, today: date | None = None) -> Label:
    """offer: a published souvenir. Its maker is named by brand only: a producer's name may be a person's.

    The code leads to the product's short page, else to the offer's.
    """
    with translation.override(language):
        area, product = offer.page.area, offer.product_id
        subject = f"producers.product:{product}" if product else f"tourism.offer:{offer.pk}"
        return Label(
            language=language,
            name=offer.name,
            maker=offer.brand,
            place=f"{area.name} {place_of(area)}",
            address=short_page(subject, area, offer.name_th),
            mark=marks_of([offer], today or clock.today()).get(product) if product else None,
            size=_size(product),
            story=offer.text,
            notice=notice(),
        )


def _size(product: int | None) -> str:
    """As it stands on the package."""
    return Product.objects.filter(pk=product).values_list("size", flat=True).first() or "" if product else ""
