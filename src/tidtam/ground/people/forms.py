"""What is typed about people, grants and posts; log-in forms in the house's words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.ground.people.roles import Role
from tidtam.kit.forms import DayField

COUNTRY = "th"  # the country's own code is empty, which a form cannot send


class AreaField(forms.CharField):
    """An area by its code; the suggestions carry the names."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Area (code)"))
        kwargs.setdefault(
            "help_text",
            _("2 digits for a province, 4 district, 6 subdistrict, 8 village; “th” is the country."),
        )
        super().__init__(max_length=8, **kwargs)

    def clean(self, value: Any) -> Any:
        code = str(super().clean(value)).strip().lower()
        code = "" if code == COUNTRY else code
        if not Area.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is no area with this code."))
        return code

    def widget_attrs(self, widget: forms.Widget) -> Any:
        return {**super().widget_attrs(widget), "list": "areas", "class": "short", "autocomplete": "off"}


def area_choices(user: User) -> list[tuple[str, str]]:
    """Provinces and districts that this person looks after, as suggestions: code and name."""
    rows = Area.objects.open_to(user, "configure").filter(level__lte=Level.DISTRICT).order_by("code")
    return [(area.code or COUNTRY, area.label) for area in rows]


class GrantForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    area = AreaField()
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)


class NewUserForm(GrantForm):
    field_order = ("username", "display_name", "password", "role", "area", "starts_on", "ends_on")

    username = forms.CharField(
        label=_("User name"), max_length=40, help_text=_("Small letters a to z, digits, dots and hyphens.")
    )
    display_name = forms.CharField(
        label=_("Name shown"), max_length=200, help_text=_("As it stands on screens and papers.")
    )
    password = forms.CharField(
        label=_("First password"),
        strip=False,
        help_text=_(
            "At least 10 characters, not a common one. Hand it over in person; the owner changes it."
        ),
    )


class NameForm(forms.Form):
    display_name = forms.CharField(label=_("Name shown"), max_length=200)


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_(
            "At least 10 characters, not a common one. Hand it over in person; the owner changes it."
        ),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class PostForm(forms.Form):
    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Short and lasting, for instance cdd-4015.")
    )
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    office_th = forms.CharField(label=_("Office"), max_length=200, required=False)
    area = AreaField()


class PersonField(forms.CharField):
    """A person by user name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=150, help_text=_("User name"), **kwargs)

    def clean(self, value: Any) -> Any:
        username = str(super().clean(value)).strip()
        user = User.objects.filter(username__iexact=username, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("There is no user called %(name)s.") % {"name": username})
        return user

    def widget_attrs(self, widget: forms.Widget) -> Any:
        return {**super().widget_attrs(widget), "list": "people", "autocomplete": "off"}


class HandOverForm(forms.Form):
    to = PersonField(label=_("New holder"))
    on = DayField(label=_("From which day"))


class ActingForm(forms.Form):
    user = PersonField(label=_("Acts in the post"))
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False)


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, login=_("User name"), password=_("Password"))
        self.fields["login"].widget.attrs.update(
            {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
        )


class ConfirmForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, password=_("Password"))


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self,
            oldpassword=_("Present password"),
            password1=_("New password"),
            password2=_("New password again"),
        )
        self.fields["password1"].help_text = _(
            "At least 10 characters, not a common one and not like your name."
        )


class CodeForm(second_step.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, code=_("Code"))
        self.fields["code"].help_text = _("Six digits from the app, or one of your recovery codes.")
        self.fields["code"].widget.attrs["autofocus"] = True


class ConfirmCodeForm(second_step.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, code=_("Code"))


class EnrolForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, code=_("Code"))
        self.fields["code"].help_text = _("Six digits that the app shows now.")
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "class": "short"})


def _word(form: forms.Form, **labels: Any) -> None:
    """The label above the field, and nothing that vanishes when one types."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
