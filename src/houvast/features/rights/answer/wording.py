"""The words of a letter: text blocks and labels from `content`, with named places filled in.

Values are put in after a block is read, so that nothing in them is ever taken for markup.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.blocks import Block, Bullets, Heading, Paragraph

PLACE = re.compile(r"\{(\w+)\}")


class TextMissing(Trouble):
    """A text block or label, or a value for a place in it, does not exist."""


@cache
def text(language: str, name: str) -> str:
    """Give one text block as it was written.

    :raises TextMissing: there is no such block.
    """
    file = files("houvast.features.rights") / "content" / language / f"{name}.md"
    try:
        return file.read_text(encoding="utf-8").strip()
    except FileNotFoundError as absent:
        raise TextMissing(f"No letter text content/{language}/{name}.md: add it.") from absent


@cache
def labels(language: str) -> Mapping[str, str]:
    """Give the short words: names of columns, files and rights."""
    file = files("houvast.features.rights") / "content" / language / "labels.yaml"
    return {str(key): str(words) for key, words in yaml.safe_load(file.read_text(encoding="utf-8")).items()}


def blocks(
    language: str, name: str, values: Mapping[str, str], own: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """Read a text block (`#` heading, `-` list, paragraphs apart by empty lines) and fill its places.

    `own` holds the parts that an organisation says in its own words. A paragraph that is nothing but one place whose
    value is empty is left out.

    :raises TextMissing: no such block, or no value for one of its places.
    """
    for part in ((own or {}).get(name) or text(language, name)).split("\n\n"):
        if part.startswith("# "):
            yield Heading(_fill(part[2:], name, values))
        elif part.startswith("- "):
            yield Bullets(tuple(_fill(item, name, values) for item in _items(part)))
        elif filled := _fill(" ".join(part.split("\n")), name, values).strip():
            yield Paragraph(tuple(filled.split("\n")))


def _items(part: str) -> list[str]:
    return [" ".join(item.split()) for item in re.split(r"(?:^|\n)- ", part) if item]


def _fill(words: str, name: str, values: Mapping[str, str]) -> str:
    def value(place: re.Match[str]) -> str:
        if place[1] not in values:
            raise TextMissing(f"Letter text {name} asks for {{{place[1]}}}, which no answer has: correct the text.")
        return values[place[1]]

    return PLACE.sub(value, words)
