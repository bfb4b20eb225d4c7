"""What a field of a producer or a product may hold: checked and spelled alike, whoever brings it."""

from tidtam.registers.producers.actions.values.checks import Known, known, personal_number
from tidtam.registers.producers.actions.values.producer import DESCRIBED, OFFICE, PRODUCER, clean_producer
from tidtam.registers.producers.actions.values.product import PRODUCT, clean_product
from tidtam.registers.producers.actions.values.text import noted

__all__ = [
    "DESCRIBED",
    "OFFICE",
    "PRODUCER",
    "PRODUCT",
    "Known",
    "clean_producer",
    "clean_product",
    "known",
    "noted",
    "personal_number",
]
