"""How allauth keeps the door of an office: nobody signs up, and nobody can lock another person out."""

import base64
from io import BytesIO
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage
from qrcode.main import QRCode

from tidtam.ground.people import actions
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.http import HttpRequest


class OfficeAccounts(DefaultAccountAdapter):
    """Accounts are made by the administrator, known by user name, and need no e-mail address."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is not right."),
        "too_many_login_attempts": _(
            "Too many failed attempts from here. Wait five minutes, then try again."
        ),
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("Type the password you use now."),
        "incorrect_code": _("The code is not right. Codes change every 30 seconds."),
        "rate_limited": _("Too many attempts. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The session keeps when and from where it was begun, for its owner to see."""
        assert isinstance(user, User)
        super().login(request, user)
        request.session["begun"] = clock.now().isoformat()
        request.session["address"] = self.get_client_ip(request)
        request.session["browser"] = self.get_http_user_agent(request)[:200]
        actions.log_in(user)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        assert isinstance(user, User)
        actions.set_password(user, password, by=user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:profile")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures count per account and address together.

        Counted per account alone, anybody could keep its owner out by typing wrong passwords all day.
        """
        username = str(credentials.get("username") or "").strip().lower()
        return f"{self.get_client_ip(request)} {username}"


class OfficeKeys(DefaultMFAAdapter):
    """The second step of logging in; its secrets are not readable in a copy of the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Codes change every 30 seconds."),
    }

    def build_totp_svg(self, url: str) -> str:
        """On white, for dark screens too."""
        drawn = BytesIO()
        code: Any = QRCode(image_factory=SvgPathFillImage)
        code.add_data(url)
        code.make_image().save(drawn)
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _lock().decrypt(encrypted_text.encode()).decode()


def _lock() -> Fernet:
    key = salted_hmac("tidtam.people.second-step", settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
