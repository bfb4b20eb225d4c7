"""The register's spreadsheets: producers, products, registrations; each in the columns in which it goes out."""

from django.utils.translation import gettext_lazy as _

from tidtam.kit.uploads import UploadKind
from tidtam.registers.producers.sheets import out, producer_columns, products, registrations, twins
from tidtam.registers.producers.sheets.producers import ProducerSteps

CONSENT = _("Consent to publish is given by each person on the producer's page; a sheet cannot bring it.")

UPLOADS = [
    UploadKind(
        "producers.producers",
        _("Producers"),
        producer_columns.COLUMNS,
        begin=ProducerSteps,
        rows=out.producers,
        warn=twins.warn,
        notes=[CONSENT],
        help_text=CONSENT,
    ),
    UploadKind(
        "producers.products",
        _("Products"),
        products.COLUMNS,
        begin=products.ProductSteps,
        rows=out.products,
    ),
    UploadKind(
        "producers.registrations",
        _("Registrations"),
        registrations.COLUMNS,
        begin=registrations.RegistrationSteps,
        rows=out.registrations,
        notes=[
            _("A registration that the register does not have is taken over as it stands, in any state."),
            _("A known one takes the step that its state may take next; no step is taken back."),
        ],
    ),
]
