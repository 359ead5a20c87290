"""Parts of a letter in an organisation's own words: which there are, and what they must hold.

The way to complain and to court can't be written anew: it is the law's, with the authority of the country. A part
keeps its heading, its places (such as the legal date) and every list it has.

Law: GDPR art. 12(3), 12(4).
"""

import re
from functools import cache
from importlib.resources import files

from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.blocks import Bullets, Heading, Paragraph
from houvast.features.rights.answer.wording import PLACE, blocks, text

LOCKED = ("remedies", "no_tables", "rows_elsewhere", "signs_masked", "table_elsewhere", "files_guard")
"""What the law says, and what tells how a file was made."""


class PartWrong(Trouble):
    """A part of a letter lacks what it must hold."""


@cache
def parts() -> tuple[str, ...]:
    """Name the parts that an organisation may write in its own words."""
    every = (files("houvast.features.rights") / "content" / "nl").iterdir()
    return tuple(sorted({one.name[:-3] for one in every if one.name.endswith(".md")} - set(LOCKED)))


def check_part(written: str, name: str, language: str) -> None:
    """Hold a part against ours: the same places, a heading where ours has one and nowhere else.

    :raises PartWrong: it differs in one of these.
    """
    ours, places = text(language, name), set(PLACE.findall(text(language, name)))
    if set(PLACE.findall(written)) != places:
        wanted = ", ".join(f"{{{place}}}" for place in sorted(places)) or "no field at all"
        raise PartWrong(f"This part of the letter must hold {wanted}, and no other field: correct the text.")
    if _headings(written) != _headings(ours):
        raise PartWrong("This part of the letter needs the same headings (`# `) as the standard text: correct it.")


def fits(written: str, name: str, language: str) -> bool:
    """Tell whether a text may still stand for a part: a new version of Houvast may ask more of it."""
    try:
        check_part(written, name, language)
    except PartWrong:
        return False
    return name not in LOCKED


def read_part(written: str, name: str, language: str) -> tuple[str, str]:
    """Fill a part in with its places as they are called; give its heading and the rest."""
    shown = {place: f"‹{place}›" for place in PLACE.findall(written)}
    heading, lines = "", []
    for block in blocks(language, name, shown, {name: written}):
        match block:
            case Heading():
                heading = block.text
            case Bullets():
                lines.append("\n".join(f"– {item}" for item in block.items))
            case Paragraph():
                lines.append("\n".join(block.lines))
    return heading, "\n\n".join(lines)


def _headings(written: str) -> list[bool]:
    return [part.startswith("# ") for part in re.split(r"\n{2,}", written.strip()) if part.startswith("#")]
