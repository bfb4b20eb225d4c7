"""The settings of ODK Collect as a QR code (docs.getodk.org/collect-import-export): JSON, deflated, base64."""

import base64
import json
import zlib

from tidtam.kit.qr import qr


def settings_of(server: str) -> str:
    """A project of its own on the phone: forms follow the server's, what is filled goes off by itself."""
    said = {
        "general": {
            "protocol": "odk_default",
            "server_url": server,
            "username": "",
            "password": "",
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
        },
        "admin": {},
        "project": {"name": "tidtam", "icon": "ต", "color": "#17325c"},
    }
    packed = zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 9)
    return base64.b64encode(packed).decode()


def code(server: str) -> str:
    """As SVG."""
    return qr(settings_of(server))
