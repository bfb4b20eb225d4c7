"""Thai text: cleaned as it comes in, sorted as a dictionary does, found although misspelt.

`sort_key` and `sound_key` are stored beside the text they come from; change one and the rows must be rebuilt.
"""

import re
import unicodedata
from functools import lru_cache

from tidtam.kit.digits import to_arabic

# Marks that stand above or below a consonant, in the order in which they are written.
_RANK = {"ฺ": 0, "ุ": 1, "ู": 1}
_RANK |= dict.fromkeys("ัิีึื็", 2) | dict.fromkeys("่้๊๋", 3) | dict.fromkeys("์ํ๎", 4) | {"ำ": 5}
_MARKS = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]+\u0e32?")
# What `clean` may have to mend; marks in the pairs that most words hold stand as they should.
_MARK = "[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]"
_DOUBTFUL = re.compile(
    f"ั(?![่-๋]){_MARK}|[ิ-ู](?![่-๋์]){_MARK}|[่-๋](?!ำ){_MARK}|[ำฺ็์-๎]{_MARK}"
    f"|{_MARK}{{3}}|ํา|เเ|[\x00-\x08\x0e-\x1b\x7f\xad"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")

_TONES = re.compile("[\u0e47-\u0e4e]")
_NO_TONE = re.compile("[^\u0e47-\u0e4e]")
_UNCOUNTED = re.compile(r"[^\w\u0e30-\u0e4e]|[_ฯๆ]")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_LATIN = re.compile("[a-z]")
_LATIN_LAST = str.maketrans({chr(a): chr(a + 0xFEE0) for a in range(ord("a"), ord("z") + 1)})
_BELOW_ALL_TEXT = "\x01"  # no cleaned text holds it, so a shorter word stays before a longer one

_SOUNDS_ALIKE = str.maketrans(
    {
        **dict.fromkeys("ฃ", "ข"),
        **dict.fromkeys("ฅฆ", "ค"),
        **dict.fromkeys("ฌ", "ช"),
        **dict.fromkeys("ศษ", "ส"),
        **dict.fromkeys("ฎ", "ด"),
        **dict.fromkeys("ฏ", "ต"),
        **dict.fromkeys("ฐ", "ถ"),
        **dict.fromkeys("ฑฒธ", "ท"),
        **dict.fromkeys("ณ", "น"),
        **dict.fromkeys("ภ", "พ"),
        **dict.fromkeys("ฬ", "ล"),
        **dict.fromkeys("ใ", "ไ"),
    }
)
_SILENCED = re.compile("(?:[ทตดฎ]ร|ษณ|[ก-ฮ])[ิุ]?์")
_CONSONANT = re.compile("[ก-ฮ]")
_FINAL_YING = re.compile("ญ(?![\u0e30-\u0e3a])")
_RO_HAN = re.compile("รร(?=[ก-ฮ])")
_AI_YO = re.compile("ไ([ก-ฮ])ย")
_UNSOUNDED = re.compile("[^ก-ฮะ-ฺเ-ไ0-9a-z]")

_PLACE_PREFIX = re.compile(r"(?:หมู่บ้าน|บ้าน|ตำบล|อำเภอ|จังหวัด|แขวง|เขต|ต\.|อ\.|จ\.)\s*")

#: A register repeats its words: remembering them halves the time that the keys of a large import take.
_remembered = lru_cache(maxsize=8192)


@_remembered
def clean(text: str) -> str:
    """One line as it should have been typed.

    NFC; เ+เ becomes แ and nikhahit+า becomes ำ, also with the tone between; marks stand once and in order;
    what cannot be seen is removed; runs of space become one.
    """
    if not _DOUBTFUL.search(text) and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    text = _CONTROL.sub("", _UNSEEN.sub("", text))
    before = None
    while text != before:  # mending one thing can uncover another
        before = text
        text = unicodedata.normalize("NFC", text).replace("เเ", "แ")
        text = _MARKS.sub(_in_order, text)
    return " ".join(text.split())


def clean_lines(text: str) -> str:
    """Several lines, each cleaned; blank lines at the ends fall away, those between stay single."""
    lines = [clean(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _in_order(match: re.Match[str]) -> str:
    """A run of marks, each once, vowel before tone before the sign of silence, ำ last."""
    run = match[0]
    marks, tail = (run[:-1], "า") if run.endswith("า") else (run, "")
    kept = sorted(dict.fromkeys(marks), key=_RANK.__getitem__)
    if "ํ" in kept and (tail or "ำ" in kept):
        kept.remove("ํ")
        if "ำ" not in kept:
            kept, tail = [*kept, "ำ"], ""
    return "".join(kept) + tail


def sort_key(text: str) -> str:
    """Text whose byte order is the order of a Thai dictionary (ICU's for th).

    A leading vowel counts after its consonant, spaces and punctuation do not count, Thai stands before Latin;
    tone marks, then punctuation, decide only between words that are otherwise equal.
    """
    cleaned = to_arabic(clean(text)).casefold()
    letters = _UNCOUNTED.sub("", cleaned)
    base = _LEADING_VOWEL.sub(r"\2\1", _TONES.sub("", letters))
    if _LATIN.search(base):
        base = base.translate(_LATIN_LAST)
    tones = _NO_TONE.sub(" ", letters).rstrip()
    levels = [base, tones, cleaned if letters != cleaned else ""]
    return _BELOW_ALL_TEXT.join(levels).rstrip(_BELOW_ALL_TEXT)


@_remembered
def sound_key(text: str) -> str:
    """The same for words that sound alike: letters of one sound are one, silent letters and tones are gone.

    วังคูน and วังคูณ share it. It finds candidates; it never decides.
    """
    sounded = to_arabic(clean(text)).casefold()
    if "์" in sounded:
        sounded = _SILENCED.sub("", sounded)
    sounded = _TONES.sub("", sounded)
    if "รร" in sounded:
        sounded = _RO_HAN.sub("ั", sounded).replace("รร", "ัน")
    sounded = sounded.replace("ทร", "ซ")
    if "ญ" in sounded:
        sounded = _FINAL_YING.sub("น", sounded).replace("ญ", "ย")
    sounded = _UNSOUNDED.sub("", sounded.translate(_SOUNDS_ALIKE))
    return _AI_YO.sub(r"ไ\1", sounded) if "ไ" in sounded else sounded


def is_thai(text: str) -> bool:
    """Whether a Thai consonant stands in it."""
    return _CONSONANT.search(text) is not None


@_remembered
def bare_place(name: str) -> str:
    """A place's name without what kind of place it is: "ต.หนองเม็ก" and "ตำบลหนองเม็ก" are หนองเม็ก.

    Kinds before kinds go too, so that อ.บ้านไผ่ and บ้านไผ่ meet; a name that is nothing else stays.
    """
    bare = clean(name)
    while (match := _PLACE_PREFIX.match(bare)) and match.end() < len(bare):
        bare = bare[match.end() :]
    return bare


def search_text(*parts: str) -> str:
    """What a row is found by: its words cleaned, in lower case, with Arabic digits, places also bare."""
    found: dict[str, None] = {}
    for part in filter(None, parts):
        full = to_arabic(clean(part)).casefold()
        found[full] = None
        found[bare_place(full)] = None
    return " ".join(word for word in found if word)
