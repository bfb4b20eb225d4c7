"""What the environment may say, and what a wrong value is answered with."""

import stat
from pathlib import Path

import pytest

from tidtam.config import env


def read(tmp_path: Path, **said: str) -> env.Env:
    return env.read({"TIDTAM_HOME": str(tmp_path / "home"), **said})


def test_with_nothing_set_it_runs_from_its_home(tmp_path):
    found = read(tmp_path)

    assert found.database["NAME"] == str(tmp_path / "home/tidtam.sqlite3")
    assert found.files == tmp_path / "home/files"
    assert (found.port, found.debug, found.https, found.mail.host) == (8000, False, False, "")


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = read(tmp_path).secret_key
    kept = tmp_path / "home/secret_key"

    assert len(first) > 50
    assert read(tmp_path).secret_key == first
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert read(tmp_path, TIDTAM_SECRET_KEY="given").secret_key == "given"


def test_nothing_secret_is_shown_when_an_env_is_printed(tmp_path):
    found = read(
        tmp_path,
        TIDTAM_SECRET_KEY="hush-key",
        TIDTAM_MAIL_PASSWORD="hush-mail",
        TIDTAM_DEMO_PASSWORD="hush-demo",
        DATABASE_URL="postgresql://tidtam:hush-database@localhost/tidtam",
    )

    assert "hush" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("TIDTAM_PORT", "abc", "whole number"),
        ("TIDTAM_PORT", "99999", "65535"),
        ("TIDTAM_PORT", "๘๐๐๐", "whole number"),
        ("TIDTAM_DEBUG", "maybe", "1 or 0"),
        ("TIDTAM_ALLOWED_HOSTS", "http://x.th", "host names"),
        ("TIDTAM_PRODUCT_CODE", "[0-9", "regular expression"),
        ("TIDTAM_TILE_URL", "http://tiles/{z}/{x}/{y}", "https"),
        ("TIDTAM_TRAVEL_URL", "http://osrm:5000", "osrm+"),
        ("TIDTAM_TRAVEL_URL", "osrm+file:///etc/passwd", "osrm+"),
        ("TIDTAM_SITE_NAME", "เที่ยวชุมชนขอนแก่น", "Thai and an English"),
        ("DATABASE_URL", "mysql://x/y", "postgresql://"),
        ("DATABASE_URL", "postgresql://host:port/y", "postgresql://"),
        ("TIDTAM_HOME", "/proc/nowhere", "folder"),
        ("TIDTAM_FILES", "/proc/nowhere", "folder"),
    ],
)
def test_a_wrong_value_is_one_line_that_says_what_was_expected(tmp_path, name, value, expected):
    with pytest.raises(env.WrongSetting) as refused:
        read(tmp_path, **{name: value})

    said = str(refused.value)
    assert name in said
    assert expected in said
    assert "\n" not in said


def test_a_database_address_shows_no_password(tmp_path):
    with pytest.raises(env.WrongSetting) as refused:
        read(tmp_path, DATABASE_URL="mysql://user:hush@host/name")

    assert "hush" not in str(refused.value)


def test_postgresql_by_address(tmp_path):
    found = read(tmp_path, DATABASE_URL="postgresql://u:p%40ss@db.example:5433/tidtam").database

    assert found["ENGINE"].endswith("postgresql")
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("u", "p@ss", "db.example")
    assert (found["PORT"], found["NAME"]) == ("5433", "tidtam")
    assert found["OPTIONS"]["pool"]
    assert found["OPTIONS"]["options"] == "-c random_page_cost=1.1"


def test_an_address_of_postgresql_may_carry_options_of_its_own(tmp_path):
    url = "postgresql://u:p@db/tidtam?options=-c%20random_page_cost%3D4&sslmode=require"
    options = read(tmp_path, DATABASE_URL=url).database["OPTIONS"]
    assert (options["options"], options["sslmode"]) == ("-c random_page_cost=4", "require")


@pytest.mark.parametrize("spoilt", ["empty", "folder", "binary"])
def test_a_secret_key_that_cannot_be_used_is_one_line(tmp_path, spoilt):
    kept = tmp_path / "home/secret_key"
    kept.parent.mkdir()
    match spoilt:
        case "empty":
            kept.touch()
        case "folder":
            kept.mkdir()
        case "binary":
            kept.write_bytes(b"\xff" * 80)

    with pytest.raises(env.WrongSetting, match="secret_key") as refused:
        read(tmp_path)

    assert "\n" not in str(refused.value)


def test_personal_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    assert read(tmp_path).personal_keys == ()
    kept = tmp_path / "home/personal_keys"
    first = kept.read_text()

    assert kept.stat().st_mode & 0o777 == 0o600
    read(tmp_path)
    assert kept.read_text() == first


def test_given_personal_keys_stand_newest_first_and_make_no_file(tmp_path):
    given = read(tmp_path, TIDTAM_PERSONAL_KEYS=f"{'n' * 40}, {'o' * 40}")

    assert given.personal_keys == ("n" * 40, "o" * 40)
    assert not (tmp_path / "home/personal_keys").exists()
    assert "nnn" not in repr(given)


def test_a_short_personal_key_is_refused_without_being_shown(tmp_path):
    with pytest.raises(env.WrongSetting) as refused:
        read(tmp_path, TIDTAM_PERSONAL_KEYS="short-key")

    assert "short-key" not in str(refused.value)
