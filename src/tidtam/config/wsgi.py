"""The web process, as granian loads it: the kept pages first, then Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
inner = get_wsgi_application()

from tidtam.kit.pages.door import before  # noqa: E402 - needs the settings

application = before(inner)
