"""Where the codes of papers lead: the public pages, whole, as a camera reads them."""

from tidtam.kit.public import address, in_language
from tidtam.kit.site import here, site


def of(name: str, door: str, key: str, language: str) -> str:
    """The page's address; where its room has not come yet, the door that is promised to scripts and papers."""
    path = address(name, key, language=language) or in_language(f"/{door}/{key}", language)
    return f"{(site() or here()).rstrip('/')}{path}"
