"""What is typed of producers, their contact, products, standards and photos; the rules stand in the actions."""

from tidtam.registers.producers.forms.contact import ContactForm, contact_row
from tidtam.registers.producers.forms.producer import ProducerForm
from tidtam.registers.producers.forms.seen import refuse

__all__ = ["ContactForm", "ProducerForm", "contact_row", "refuse"]
