"""A space alone between two syllables goes to the word before it, and nothing else is touched."""

from tidtam.kit.paper.spaces import joined

SPACES = {b"f0": b"\x00\n", b"f1": b"\x00\x05"}
SPAN = b"/Span<</ActualText<FEFF0E18>>>BDC 0 Tr/f0 12 Tf 1 0 0 -1 36.08 0 Tm[(\\000\\t)10(\\000\\006)]TJ\nEMC"
ALONE = b" 0 Tr/f0 12 Tf 1 0 0 -1 42.5 0 Tm(\\000\\n)Tj"
WORD = b"/Span<</ActualText<FEFF0E19>>>BDC 0 Tr/f0 12 Tf 1 0 0 -1 45.5 0 Tm[(\\000\\013)]TJ\nEMC"


def test_a_lone_space_ends_the_statement_before_it_which_then_speaks_by_its_letters():
    moved = joined(b"BT" + SPAN + ALONE + WORD, SPACES)

    assert moved.startswith(b"BT 0 Tr/f0")
    assert b"[(\\000\\t)10(\\000\\006\\000\\n)]TJ" in moved
    assert b"42.5" not in moved
    assert moved.endswith(WORD)


def test_two_spaces_go_together():
    two = ALONE.replace(b"\\000\\n)", b"\\000\\n\\000\\n)")

    assert b"\\000\\006\\000\\n\\000\\n)]TJ" in joined(SPAN + two + WORD, SPACES)


def test_a_space_after_plain_letters_needs_no_spoken_text():
    plain = b"0 Tr/f0 12 Tf 1 0 0 -1 7 0 Tm(\\000\\003)Tj"

    assert joined(plain + ALONE, SPACES) == b"0 Tr/f0 12 Tf 1 0 0 -1 7 0 Tm(\\000\\003\\000\\n)Tj "


def test_letters_other_fonts_and_other_parts_of_the_page_stay_as_they_are():
    letters = ALONE.replace(b"\\000\\n)", b"\\000\\n\\000\\003)")
    other_font = ALONE.replace(b"/f0", b"/f1").replace(b"\\000\\n)", b"\\000\\005)")
    other_part = b"ET\nQ\nEMC/Span<</MCID 3>>BDC\nBT" + ALONE

    for after in (letters, other_font, other_part, ALONE.replace(b"/f0", b"/f9")):
        assert joined(SPAN + after + WORD, SPACES) == SPAN + after + WORD


def test_a_bracket_within_a_string_ends_nothing():
    odd = SPAN.replace(b"(\\000\\006)", b"(\\000]\\000\\))")

    assert b"(\\000]\\000\\)\\000\\n)]TJ" in joined(odd + ALONE, SPACES)
