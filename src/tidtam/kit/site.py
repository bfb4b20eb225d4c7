"""Where people reach tidtam, as its settings say: for papers and mails, which no browser asks for."""

from django.conf import settings

HERE_ONLY = frozenset({"*", "localhost", "127.0.0.1", "[::1]"})


def site() -> str:
    """Such as "https://tidtam.example/"; "" where the settings name no host by which others reach it."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in HERE_ONLY and not host.startswith(".")]
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return f"{scheme}://{hosts[0]}/" if hosts else ""


def here() -> str:
    """The address on this very machine, which leads nobody else anywhere."""
    return f"http://localhost:{settings.PORT}/"
