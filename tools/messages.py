"""Keep the Dutch catalogue in step with the texts in templates and code; English is the source and has none.

python tools/messages.py extract   adds new texts to the catalogue, drops those that are gone, keeps translations
python tools/messages.py compile   writes the .mo that Django reads
python tools/messages.py check     ends with 1, and a line for each fault, when either is not as it should be

Django's own makemessages needs gettext's programs; this needs only Python.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "houvast"
CATALOGUE = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "django.po"
TRANSLATION = "django.utils.translation"
TEXT = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b(n?p?gettext|_)\(({TEXT}(?:, *{TEXT})*)")
PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
METADATA = {
    "Project-Id-Version": "houvast",
    "Language": "nl",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
Key = tuple[str, str]  # context, text


@dataclass(frozen=True, slots=True)
class Message:
    """A text that people read: `context` and `plural` are empty when it has none; `place` is its file."""

    text: str
    plural: str
    context: str
    place: str


def messages(source: Path = SOURCE) -> Iterator[Message]:
    """Every marked text below a folder."""
    for path in sorted(source.rglob("*")):
        place = path.relative_to(source).as_posix()
        if path.suffix == ".py":
            yield from in_code(path.read_text(encoding="utf-8"), place)
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield from in_template(path.read_text(encoding="utf-8"), place)


def in_template(template: str, place: str) -> Iterator[Message]:
    """Texts in a Django template, as Django itself reads them."""
    for function, texts in CALL.findall(templatize(template, place)):
        yield message(function, [ast.literal_eval(text) for text in re.findall(TEXT, texts)], place)


def in_code(code: str, place: str) -> Iterator[Message]:
    """Texts in calls of Django's gettext functions, by whatever name a module imports them."""
    tree = ast.parse(code)
    names = {
        each.asname or each.name: each.name.removesuffix("_lazy").removesuffix("_noop")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == TRANSLATION
        for each in node.names
        if "gettext" in each.name
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            found = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if found:
                yield message(names[node.func.id], found, place)


def message(function: str, texts: list[str], place: str) -> Message:
    """Make a message of the arguments of a gettext function."""
    context = texts.pop(0) if "p" in function.removeprefix("n")[:1] else ""
    plural = texts[1] if function.startswith("n") and len(texts) > 1 else ""
    return Message(texts[0], plural, context, place)


def wanted(found: Iterable[Message]) -> dict[Key, polib.POEntry]:
    """Entries without translation, one for each text; the same text in two places is one entry."""
    entries: dict[Key, polib.POEntry] = {}
    for each in found:
        entry = entries.setdefault((each.context, each.text), polib.POEntry(msgid=each.text))
        entry.msgctxt = each.context or None
        entry.msgid_plural = entry.msgid_plural or each.plural
        entry.occurrences = sorted({*entry.occurrences, (each.place, "")})
        entry.flags = ["python-format"] if "%(" in entry.msgid + entry.msgid_plural else []
    return entries


def extract(found: Iterable[Message], catalogue: Path = CATALOGUE) -> None:
    """Write the catalogue anew, sorted, with the translations that it holds already."""
    known = {key(entry): entry for entry in read(catalogue)}
    written = polib.POFile(wrapwidth=110)
    written.metadata = METADATA
    for at, entry in sorted(wanted(found).items(), key=lambda pair: (pair[0][1], pair[0][0])):
        old = known.get(at)
        if entry.msgid_plural:
            entry.msgstr_plural = (old.msgstr_plural if old else {}) or {0: "", 1: ""}
        elif old:
            entry.msgstr = old.msgstr
        entry.tcomment = old.tcomment if old else ""
        written.append(entry)
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    written.save(str(catalogue))


def compiled(catalogue: Path) -> Path:
    """Where the .mo of a catalogue lies."""
    return catalogue.with_suffix(".mo")


def faults(found: Iterable[Message], catalogue: Path = CATALOGUE) -> Iterator[str]:
    """A line for everything that is missing, left over, doubtful or stale in the catalogue."""
    held = read(catalogue)
    known = {key(entry): entry for entry in held}
    texts = wanted(found)
    for at in sorted(known.keys() - texts.keys()):
        yield f"nothing says {at[1]!r} any more: run tools/messages.py extract"
    for at, needed in sorted(texts.items()):
        entry = known.get(at)
        where = needed.occurrences[0][0]
        if entry is None or entry.msgid_plural != needed.msgid_plural:
            yield f"{where}: {at[1]!r} is not in the catalogue: run tools/messages.py extract"
        elif not all(translations(entry)):
            yield f"{where}: {at[1]!r} has no translation"
        elif entry.fuzzy:
            yield f"{where}: {at[1]!r} has a translation that is marked as doubtful"
        elif not fills_in_the_same(entry):
            yield f"{where}: {at[1]!r} and its translation do not fill in the same"
    if not compiled(catalogue).exists() or compiled(catalogue).read_bytes() != held.to_binary():
        yield f"{compiled(catalogue).name} is not made of this catalogue: run tools/messages.py compile"


def key(entry: polib.POEntry) -> Key:
    """What an entry is known by."""
    return entry.msgctxt or "", entry.msgid


def translations(entry: polib.POEntry) -> list[str]:
    """The translation, or those of one and of more."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def fills_in_the_same(entry: polib.POEntry) -> bool:
    """Whether a translation has the places that the text has; that of one thing may leave the number out."""
    if not entry.msgid_plural:
        return places(entry.msgstr) == places(entry.msgid)
    one, more = entry.msgstr_plural[0], entry.msgstr_plural[1]
    return places(one) <= places(entry.msgid_plural) == places(more)


def places(text: str) -> set[str]:
    """Where something is filled in."""
    return set(PLACE.findall(text))


def read(catalogue: Path) -> polib.POFile:
    """The catalogue as it is, or an empty one."""
    if not catalogue.exists():
        return polib.POFile()
    return polib.pofile(str(catalogue), encoding="utf-8", wrapwidth=110)


def main(arguments: list[str]) -> int:
    """Run one of the three commands."""
    match arguments:
        case ["extract"]:
            extract(messages())
        case ["compile"]:
            read(CATALOGUE).save_as_mofile(str(compiled(CATALOGUE)))
        case ["check"]:
            lines = list(faults(list(messages())))
            print("\n".join(lines) if lines else "the Dutch catalogue is complete")
            return 1 if lines else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
