"""The register of producers and products, counted by registration round."""

from tidtam.registers.producers.models.duplicates import Distinct, Merge
from tidtam.registers.producers.models.entry_link import EntryLink
from tidtam.registers.producers.models.lists import (
    Category,
    Channel,
    DocumentKind,
    Round,
    StandardKind,
    SubCategory,
)
from tidtam.registers.producers.models.producer import (
    LegalForm,
    Producer,
    ProducerKind,
    ProducerMember,
    ProducerSet,
    month_bounds,
)
from tidtam.registers.producers.models.product import (
    HeldStandard,
    HeldStandardSet,
    Photo,
    PhotoSet,
    Product,
    ProductSet,
    Shown,
)
from tidtam.registers.producers.models.registration import (
    UNDER_WAY,
    WAITING,
    RegisteredProduct,
    Registration,
    RegistrationDocument,
    RegistrationSet,
    RegistrationState,
    RegistrationStep,
)
from tidtam.registers.producers.models.showing import Claim, ClaimSet, ClaimWord, Showing, Told

__all__ = [
    "UNDER_WAY",
    "WAITING",
    "Category",
    "Channel",
    "Claim",
    "ClaimSet",
    "ClaimWord",
    "Distinct",
    "DocumentKind",
    "EntryLink",
    "HeldStandard",
    "HeldStandardSet",
    "LegalForm",
    "Merge",
    "Photo",
    "PhotoSet",
    "Producer",
    "ProducerKind",
    "ProducerMember",
    "ProducerSet",
    "Product",
    "ProductSet",
    "RegisteredProduct",
    "Registration",
    "RegistrationDocument",
    "RegistrationSet",
    "RegistrationState",
    "RegistrationStep",
    "Round",
    "Showing",
    "Shown",
    "StandardKind",
    "SubCategory",
    "Told",
    "month_bounds",
]
