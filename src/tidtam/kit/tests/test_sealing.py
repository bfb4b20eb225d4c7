"""Sealed texts: unreadable without their key, found without being opened, and open after a change of keys."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.kit import sealing

OLD, NEW = "the key of last year, long enough", "the key of this year, long enough"


@pytest.fixture
def keys(settings):
    def use(*texts: str) -> None:
        settings.SEALING_KEYS = texts

    use(OLD)
    return use


@given(st.text(max_size=60))
def test_what_was_sealed_opens_to_the_same_text(text):
    assert sealing.open_sealed(sealing.seal(text)) == text


def test_the_same_text_is_never_sealed_alike_and_never_readable(keys):
    tokens = {sealing.seal("1234567890121") for _ in range(50)}

    assert len(tokens) == 50
    assert not any("1234567890121" in token for token in tokens)
    assert max(map(len, tokens)) < 200


def test_an_old_key_still_opens_and_the_newest_seals(keys):
    token = sealing.seal("ก")
    keys(NEW, OLD)

    assert sealing.open_sealed(token) == "ก"
    assert sealing.key_of(sealing.seal("ก")) == sealing.ring()[0].id != sealing.key_of(token)


def test_without_its_key_a_text_stays_shut_and_the_error_names_the_key(keys):
    token = sealing.seal("ก")
    keys(NEW)

    with pytest.raises(sealing.KeyMissing, match=sealing.key_of(token)):
        sealing.open_sealed(token)


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-3] + "AAA", lambda t: "x", lambda t: "", lambda t: f"2{t[1:]}"]
)
def test_a_changed_text_is_refused(keys, spoil):
    with pytest.raises(sealing.Broken):
        sealing.open_sealed(spoil(sealing.seal("กขค")))


def test_a_fingerprint_is_the_same_for_the_same_text_and_key_only(keys):
    first = sealing.fingerprint("1")
    assert first == sealing.fingerprint("1") != sealing.fingerprint("2")
    assert len(first) == 64

    keys(NEW, OLD)
    assert sealing.fingerprint("1") != first
    assert sealing.fingerprints("1") == [sealing.fingerprint("1"), first]


def test_a_changed_file_is_read_again_without_a_new_start(settings, tmp_path):
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = (), tmp_path / "keys"
    (tmp_path / "keys").write_text(f"{OLD}\n")
    before = sealing.ring()[0].id

    draft = tmp_path / "draft"
    draft.write_text(f"{NEW}\n{OLD}\n")
    os.replace(draft, tmp_path / "keys")

    assert [key.id for key in sealing.ring()][1] == before


@pytest.mark.parametrize("kept", [None, "", "short"])
def test_no_usable_key_is_said_clearly(settings, tmp_path, kept):
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = (), tmp_path / "keys"
    if kept is not None:
        (tmp_path / "keys").write_text(kept)

    with pytest.raises(sealing.KeysUnreadable):
        sealing.seal("ก")


def test_a_hundred_thousand_take_a_few_seconds():
    started = time.perf_counter()
    for number in range(100_000):
        text = f"{number:013}"
        sealing.seal(text)
        sealing.fingerprint(text)

    assert time.perf_counter() - started < 10
