"""How often a page is opened: counted for reading too, where a browser's GET is all that anybody needs."""

from allauth.core.internal import ratelimit

from tidtam.kit.http import HttpRequest


def allowed(request: HttpRequest, action: str, key: str = "") -> bool:
    """Count this request against the rates of `action`; False once there were too many.

    The rates stand in the settings, by address and by key (ACCOUNT_RATE_LIMITS). allauth's own door to them lets
    every GET pass.
    """
    used = ratelimit.consume(request, app="allauth.account", action=action, key=key, limit_get=True)
    return used is not None
