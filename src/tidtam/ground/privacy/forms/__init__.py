"""What people fill in about personal data."""

from tidtam.ground.privacy.forms.consents import ConsentForm
from tidtam.ground.privacy.forms.duties import AnswerForm, BreachForm, ContactForm, RequestForm, RuleForm
from tidtam.ground.privacy.forms.people import (
    ConsentStepForm,
    EraseForm,
    NumberForm,
    PersonForm,
    ReasonForm,
)

__all__ = [
    "AnswerForm",
    "BreachForm",
    "ConsentForm",
    "ConsentStepForm",
    "ContactForm",
    "EraseForm",
    "NumberForm",
    "PersonForm",
    "ReasonForm",
    "RequestForm",
    "RuleForm",
]
