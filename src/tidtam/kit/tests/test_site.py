"""Where people reach tidtam, as the settings say."""

from tidtam.kit.site import here, site


def test_the_first_host_that_others_reach_is_the_site(settings):
    settings.ALLOWED_HOSTS = ["localhost", ".example", "tidtam.example", "10.0.0.5"]
    assert site() == "http://tidtam.example/"
    settings.SESSION_COOKIE_SECURE = True
    assert site() == "https://tidtam.example/"


def test_where_only_this_machine_is_named_there_is_none(settings):
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "*"]
    assert site() == ""
    assert here().startswith("http://localhost:")
