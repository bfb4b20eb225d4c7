"""The part of allauth that an office needs; signing up, e-mail addresses and reset by e-mail are not there."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second-step/", second_step.index, name="mfa_index"),
    path("second-step/login/", second_step.authenticate, name="mfa_authenticate"),
    path("second-step/confirm/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-step/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
