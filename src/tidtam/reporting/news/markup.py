"""The little markup of an article: headings, lists, quotes, bold, italic, links; never HTML of the writer's own.

    ## Heading         ### Smaller heading
    - a list           1. a numbered list        > a quotation
    **bold**  *italic*  [words](https://… | mailto:… | /within-the-site)

Everything else is text. The renderer escapes all text and adds only the tags above; a link that is none of the three
stays text. It walks a line once, so that no text makes it slow.
"""

import re
from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

TAGS = frozenset({"p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"})
_HEADING = re.compile(r"(##{1,2})[ \t]+(.*)")
_BULLET = re.compile(r"[-*•][ \t]+(.*)")
_NUMBERED = re.compile(r"[0-9๐-๙]{1,3}[.)][ \t]+(.*)")
_QUOTE = re.compile(r">[ \t]?(.*)")
_INLINE = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<target>[^()\s]{1,500})\)"
    r"|\*\*(?P<strong>[^*\n]{1,500})\*\*"
    r"|(?<![*\w])\*(?P<em>[^*\n]{1,500})\*(?![*\w])"
)
_WEB = re.compile(r"https?://[^\s\"'<>\\@]{1,500}", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}", re.IGNORECASE)
_WITHIN = re.compile(r"/(?![/\\])[^\s\"'<>\\]{0,500}")


def html(text: str) -> SafeString:
    """The text as HTML that is safe in a page."""
    blocks = "\n".join(_block(kind, lines) for kind, lines in _blocks(text))
    return mark_safe(blocks)  # noqa: S308 - made of escaped text and our own tags


def plain(text: str) -> str:
    """The words alone, for feeds and cards."""
    words = []
    for _kind, lines in _blocks(text):
        words += [_INLINE.sub(_words, line) for line in lines]
    return " ".join(filter(None, words))


def safe_target(target: str) -> str:
    """The address as it may stand in a link; "" for what may not: only http(s), mailto and within the site."""
    if _WEB.fullmatch(target) or _MAIL.fullmatch(target) or _WITHIN.fullmatch(target):
        return target
    return ""


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Runs of lines of one kind; a blank line ends a run, a heading is always alone."""
    kind, lines = "", list[str]()
    for line in [*text.replace("\r", "").split("\n"), ""]:
        found, content = _kind(line.strip())
        if lines and (found != kind or found in {"", "h2", "h3"}):
            yield kind, lines
            lines = []
        kind = found
        if found:
            lines.append(content)


def _kind(line: str) -> tuple[str, str]:
    if not line:
        return "", ""
    if heading := _HEADING.fullmatch(line):
        return ("h2" if len(heading[1]) == 2 else "h3"), heading[2]
    for kind, form in (("ul", _BULLET), ("ol", _NUMBERED), ("blockquote", _QUOTE)):
        if found := form.fullmatch(line):
            return kind, found[1]
    return "p", line


def _block(kind: str, lines: list[str]) -> str:
    inner = [_inline(line) for line in lines]
    if kind in {"ul", "ol"}:
        return f"<{kind}>{''.join(f'<li>{line}</li>' for line in inner)}</{kind}>"
    if kind == "blockquote":
        return f"<blockquote><p>{'<br>'.join(inner)}</p></blockquote>"
    return f"<{kind}>{'<br>'.join(inner)}</{kind}>"


def _inline(line: str) -> str:
    made, at = [], 0
    for found in _INLINE.finditer(line):
        made += [escape(line[at : found.start()]), _marked(found)]
        at = found.end()
    return "".join([*made, escape(line[at:])])


def _marked(found: re.Match[str]) -> str:
    if strong := found["strong"]:
        return f"<strong>{escape(strong)}</strong>"
    if em := found["em"]:
        return f"<em>{escape(em)}</em>"
    target = safe_target(found["target"])
    if not target:
        return escape(found[0])
    rel = "" if target.startswith("/") else ' rel="noopener noreferrer nofollow"'
    return f'<a href="{escape(target)}"{rel}>{escape(found["words"])}</a>'


def _words(found: re.Match[str]) -> str:
    return found["strong"] or found["em"] or found["words"]
