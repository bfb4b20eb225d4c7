"""Django's settings, all from `env`: no second file, no local override."""

import logging
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from tidtam.config import env

ENV = env.read()

HOME = ENV.home
SECRET_KEY = ENV.secret_key
SEALING_KEYS = ENV.personal_keys
SEALING_KEYS_FILE = HOME / env.PERSONAL_KEYS
DEBUG = ENV.debug
ALLOWED_HOSTS = list(ENV.allowed_hosts)
PORT = ENV.port
WEB_WORKERS = ENV.workers
TILE_URL = ENV.tile_url
TRAVEL_SERVICE = ENV.travel_service
SITE_NAMES = ENV.site_name  # Thai, English
PRODUCT_CODE = ENV.product_code
REPORT_LINK_DAYS = ENV.report_link_days
DEMO_PASSWORD = ENV.demo_password

ROOMS = [
    "tidtam.kit",
    "tidtam.ground.trail",
    "tidtam.ground.areas",
    "tidtam.ground.people",
    "tidtam.ground.files",
    "tidtam.ground.jobs",
    "tidtam.ground.privacy",
    "tidtam.ground.codes",
    "tidtam.registers.producers",
    "tidtam.registers.communities",
    "tidtam.registers.assets",
    "tidtam.registers.marks",
    "tidtam.registers.tourism",
    "tidtam.registers.centres",
    "tidtam.registers.signs",
    "tidtam.work.plan",
    "tidtam.work.sales",
    "tidtam.work.followup",
    "tidtam.work.markets",
    "tidtam.work.training",
    "tidtam.work.results",
    "tidtam.work.villagers",
    "tidtam.work.voices",
    "tidtam.work.guests",
    "tidtam.work.routes",
    "tidtam.reporting.figures",
    "tidtam.reporting.meetings",
    "tidtam.reporting.news",
    "tidtam.reporting.dues",
    "tidtam.reporting.prints",
    "tidtam.reporting.box",
    "tidtam.reporting.intake",
    "tidtam.reporting.statistics",
    "tidtam.faces.desk",
    "tidtam.faces.field",
    "tidtam.faces.odk",
    "tidtam.faces.open",
    "tidtam.faces.site",
    "tidtam.faces.goods",
    "tidtam.faces.planner",
]

INSTALLED_APPS = [
    *ROOMS,
    "tidtam.demo",
    "tidtam.cli",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "tidtam.kit.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tidtam.ground.people.middleware.person",
    "tidtam.ground.people.middleware.body_size",
    "tidtam.ground.people.middleware.whole_address",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "tidtam.config.urls"
WSGI_APPLICATION = "tidtam.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tidtam.kit.context.page",
                "tidtam.ground.people.context.person",
            ],
        },
    }
]

DATABASES = {"default": ENV.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "tidtam.ground.people.adapter.OfficeAccounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "tidtam.ground.people.forms.LoginForm",
    "reauthenticate": "tidtam.ground.people.forms.ConfirmForm",
    "change_password": "tidtam.ground.people.forms.ChangePasswordForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_PRESERVE_USERNAME_CASING = True
# Failures count per address, and per address and account together ("key", see OfficeAccounts): never per account
# alone, which would let anybody lock its owner out. An office behind one address logs in together in the morning.
ACCOUNT_RATE_LIMITS = {
    "login": "240/m/ip",
    "login_failed": "60/5m/ip,10/5m/key",
    "training_sign_in": "90/10m/ip",  # a full hall behind one address
    # Own entries: a village gathers behind one address, a whole operator's phones too; one link is one phone's.
    "join_begin": "60/h/ip",
    "join_save": "300/10m/key,3000/10m/ip",
    "calendar": "60/10m/key,600/10m/ip",  # programmes that ask by themselves
    "village_page": "120/10m/key,600/10m/ip",  # a village's own page, the same
    "paper_check": "600/10m/ip",  # a meeting's paper by its code; a whole room behind one address
    "tell_us": "30/10m/ip,200/d/ip",  # what visitors tell; a whole tour group behind one address
    "plan_better": "60/10m/ip",  # better plans from the worker; a whole tour group behind one address
    "ask_village": "20/10m/ip,100/d/ip",  # a visitor asks a village; a tour office behind one address
    "told_us": "300/10m/ip",
    "tell_save": "300/10m/key,3000/10m/ip",  # reports by a link, the same
    # Comments of readers: a village behind one address; all of one article together ("key").
    "news_comment": "20/10m/ip,600/10m/key",
    "news_report": "30/10m/ip,600/10m/key",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_EMAIL_NOTIFICATIONS = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENV.https else 0  # X-Forwarded-For is believed behind the proxy only
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "tidtam"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "tidtam.ground.people.forms.CodeForm",
    "reauthenticate": "tidtam.ground.people.forms.ConfirmCodeForm",
    "activate_totp": "tidtam.ground.people.forms.EnrolForm",
}
MFA_ADAPTER = "tidtam.ground.people.adapter.OfficeKeys"

# Language and time
LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LOCALE_PATHS = [str(Path(__file__).resolve().parent.parent / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

# Static and media: static is served by the web process itself, media by the record that owns it.
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = ENV.files
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 110  # ODK Collect sends a form and up to a hundred photos at once
UPLOAD_LIMIT = 40 * 1024 * 1024
BODY_LIMIT = 256 * 1024 * 1024  # ten photos of 25 MB, and the form around them

# Public pages, kept as files until something that they were made from changes
PAGES = ENV.pages
PAGES_BYTES = ENV.pages_mb * 1024 * 1024
SCANS = HOME / "scans"  # openings of codes on their way into the counts
PAGES_TRAIL = "tidtam.ground.trail.following.trail"

# Security
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_ENGINE = "tidtam.ground.people.sessions"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "tidtam.kit.views.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENV.https:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016", "security.W021"]

# What several processes must count together (failed log-ins); the table is made by a migration of people.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_counter",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Work in the background
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Mail goes through the outbox of `jobs`; this is the road it takes from there.
EMAIL_HOST = ENV.mail.host
EMAIL_PORT = ENV.mail.port
EMAIL_HOST_USER = ENV.mail.user
EMAIL_HOST_PASSWORD = ENV.mail.password
EMAIL_USE_TLS = ENV.mail.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENV.mail.sender

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "tidtam.kit.middleware.RequestIdFilter"},
        "struck": {"()": "tidtam.kit.struck.StruckFilter"},
    },
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_id", "struck"],
        },
    },
    "root": {"handlers": ["stderr"], "level": logging.WARNING},
    "loggers": {
        "tidtam": {"level": logging.INFO},
        "psycopg.pool": {"level": logging.ERROR},  # tells of every attempt; who asked gets the error anyway
    },
}
