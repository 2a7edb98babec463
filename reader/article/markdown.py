"""Read Markdown as far as an article uses it: blocks with their marks taken off, and front matter."""

import html
from collections.abc import Iterator
from itertools import takewhile
from string import punctuation
from typing import NamedTuple

from reader.article.blocks import blocks, join
from reader.late import late

_LONG = 130
"""Characters; where one line is longer, every line is a paragraph, whatever Markdown says."""

_HEADING = late(r"(#{1,6})\s(.*)")
_RULE = late(r"(?:[-*_]\s*){3,}+|\|?(?:\s*:?-{3,}+:?\s*\|)++\s*:?-*:?\s*|```.*|~~~.*")
_ITEM = late(r"[-*+]\s+(?=\S)|(?=\d{1,9}[.)]\s)|(?=\|)")
_REFERENCE = late(r"\[[^\[\]]{1,200}\]:\s+\S+.*")
_KEY = late(r"([A-Za-zÀ-ÿ][\w-]{0,40}):(?:\s+(.*))?$")
_IMAGE = late(r"!\[[^\[\]]*+\](?:\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])")
_LINK = late(r"(?<!!)\[([^\[\]]*+)\](?:\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])")
_COMMENT = late(r"<!--(?:[^<-]|-(?!->)|<(?!!--))*+-->")
_TAG = late(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,400})?/?>")
_CODE = late(r"(?<!`)`++([^`]++)`++")
_ESCAPE = late(r"\\([!-/:-@\[-`{-~])")
_HIDING = {char: chr(0xFDD0 + place) for place, char in enumerate(punctuation)}
"""Where escaped characters wait while marks are taken off: noncharacters, which neutral text cannot hold."""
_SHOWN = str.maketrans({hidden: char for char, hidden in _HIDING.items()})
_MARK = late(r"\*{1,3}|_{1,3}|~~")


class Block(NamedTuple):
    """One block without its marks; `level` is 1 to 6 for a heading, 0 for text."""

    level: int
    text: str


def read(text: str) -> list[Block]:
    """Return the blocks of a Markdown `text` (neutral, no front matter); images and rules are dropped."""
    lines = _COMMENT.sub("", text).split("\n")
    keep_lines = max(map(len, lines)) > _LONG
    found = (Block(level, unmark(block)) for level, block in _blocks(lines, keep_lines))
    return [block for block in found if block.text.strip()]


def unmark(text: str) -> str:
    """Return one block without its inline marks: emphasis, code, links (their text stays), images, tags."""
    text = _ESCAPE.sub(lambda match: _HIDING[match[1]], text)
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub("", _CODE.sub(r"\1", text))
    return html.unescape(_without_marks(text).translate(_SHOWN))


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the `key: value` lines between two `---` at the top (keys in lower case), and the text below.

    A list under a key is joined with commas. Without well-formed front matter: no keys and the whole text.
    """
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    head = list(takewhile(lambda line: line.rstrip() not in ("---", "..."), lines[1:]))
    values: dict[str, list[str]] = {}
    key = ""
    for line in head:
        match = _KEY.match(line)
        if match:
            key = match[1].casefold()
            values[key] = [_unquote(match[2] or "")]
        elif key and line.startswith((" ", "-")):
            values[key].append(_unquote(line.strip().removeprefix("- ")))
        elif line.strip() and not line.startswith("#"):
            return {}, text
    if not values or len(head) + 1 == len(lines):
        return {}, text
    rest = "\n".join(lines[len(head) + 2 :])
    return {key: ", ".join(filter(None, parts)) for key, parts in values.items()}, rest


def _blocks(lines: list[str], keep_lines: bool) -> Iterator[tuple[int, str]]:
    """Yield the heading level and the text of every block, marks still on."""
    group: list[str] = []

    def flush() -> Iterator[tuple[int, str]]:
        texts = blocks("\n".join(group)) if keep_lines else [join(group)] if group else []
        group.clear()
        return ((0, text) for text in texts)

    for line in lines:
        line = line.strip().removeprefix(">").removeprefix(" ").strip()
        heading = _HEADING.match(line)
        if heading:
            yield from flush()
            yield len(heading[1]), heading[2].rstrip("#").strip()
        elif len(group) == 1 and line and not line.strip("=" if line[0] == "=" else "-"):
            yield 1 if line[0] == "=" else 2, group.pop()
        elif not line or _RULE.fullmatch(line) or _REFERENCE.fullmatch(line):
            yield from flush()
        else:
            item = _ITEM.match(line)
            if item:
                yield from flush()
            group.append(line[item.end() :] if item else line.removesuffix("\\"))
    yield from flush()


def _without_marks(text: str) -> str:
    """Return `text` without the emphasis marks that come in pairs."""
    opened: dict[str, tuple[int, int]] = {}
    cuts: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        in_word = match[0][0] == "_" and before.isalnum() and after.isalnum()
        if in_word:
            continue
        if match[0] in opened and before.strip():
            cuts += [opened.pop(match[0]), (start, end)]
        elif after.strip():
            opened[match[0]] = (start, end)
    kept: list[str] = []
    done = 0
    for start, end in sorted(cuts):
        kept.append(text[done:start])
        done = end
    return "".join(kept) + text[done:]


def _unquote(value: str) -> str:
    """Return a front-matter value without the quotes or brackets around it."""
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(filter(None, (_unquote(part) for part in value[1:-1].split(","))))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value
