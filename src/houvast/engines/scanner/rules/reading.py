"""Reading the lexicon's files: from lines to groups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable

from houvast.engines.scanner.folding import folded
from houvast.engines.scanner.model import CATEGORIES, SENSITIVE
from houvast.engines.scanner.rules.model import Condition, Header
from houvast.engines.scanner.rules.writing import LexiconError, expanded

LEXICON = files("houvast.engines.scanner") / "lexicon"
LANGUAGES = ("any", "de", "en", "fr", "nl")
_WHERE = ("before", "after", "near", "sentence", "note")
_KEYS = (
    "severity",
    "confidence",
    "hint",
    "rewrite",
    "frame",
    "case",
    "unless",
    "needs",
    "negated",
    "quoted",
    "customer",
    "language",
    "except",
    "category",
)
_LIGHTER = ("insult", "private", "name", "email", "phone", "address", "ip", "mac", "plate", "customer_number")


@dataclass(slots=True)
class Group:
    """A group as it stands in a file: its header lines and its entries."""

    file: str
    language: str
    name: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    def value(self, key: str, default: str = "") -> str:
        """Return the last value of a header line."""
        return self.lines.get(key, [default])[-1]


def groups() -> Iterator[Group]:
    """Read every file of the lexicon, in a fixed order."""
    for language in LANGUAGES:
        for file in sorted((LEXICON / language).iterdir(), key=lambda f: f.name):
            if file.name.endswith(".txt"):
                yield from _groups_of(file, language)


def _groups_of(file: Traversable, language: str) -> Iterator[Group]:
    yield from parse(file.read_text(encoding="utf-8").splitlines(), f"{language}/{file.name}", language)


def parse(lines: Iterable[str], file: str, language: str) -> Iterator[Group]:
    """Read the groups of one file.

    :raises LexiconError: when a line stands before the first group.
    """
    group: Group | None = None
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("[") and text.endswith("]") and " " not in text and not _is_entry(text):
            if group:
                yield group
            group = Group(file, language, text[1:-1])
        elif group is None:
            raise LexiconError(f"{file}, line {number}: an entry stands before the first group")
        else:
            _add(group, text)
    if group:
        yield group


def _is_entry(text: str) -> bool:
    return any(sign in text for sign in "|@%*(")


def _add(group: Group, text: str) -> None:
    key, colon, value = text.partition(":")
    if colon and key in _KEYS and not group.entries:
        group.lines.setdefault(key, []).append(value.strip())
    else:
        group.entries.append(text)


def header(group: Group) -> Header:
    """Return what a group says of all its entries.

    :raises LexiconError: when a header line can't be read.
    """
    category = group.value("category") or group.file.split("/")[1].removesuffix(".txt").split("-")[0]
    if category not in CATEGORIES:
        raise LexiconError(f"{group.file} [{group.name}]: '{category}' is no category")
    light = category in _LIGHTER
    return Header(
        category=category,
        language="" if (language := group.value("language", group.language)) == "any" else language,
        group=group.name,
        severity=int(group.value("severity", "2" if light else "3")),
        confidence=float(group.value("confidence", "0.9")),
        hint=group.value("hint"),
        rewrite=group.value("rewrite"),
        frame=group.value("frame", "plain"),
        case=group.value("case"),
        keep_negated=group.value("negated", "drop" if category in SENSITIVE else "keep") == "keep",
        keep_quoted=group.value("quoted", "drop" if category == "insult" else "keep") == "keep",
        keep_customer=group.value("customer", "drop" if category == "insult" else "keep") == "keep",
        conditions=tuple(_conditions(group)),
        excluded=frozenset(
            folded(w)
            for line in group.lines.get("except", [])
            for e in line.replace(",", " ").split()
            for w in expanded(e)
        ),
    )


def _conditions(group: Group) -> Iterator[Condition]:
    for key in ("unless", "needs"):
        for line in group.lines.get(key, []):
            where, *rest = line.replace(",", " ").split()
            if where not in _WHERE:
                raise LexiconError(f"{group.file} [{group.name}] {key}: begin with one of {', '.join(_WHERE)}")
            within = int(rest.pop(0)) if rest and rest[0].isdigit() else 1000
            items = [i for item in rest for i in item.split("|")] if not any("(" in i for i in rest) else rest
            words = frozenset(folded(w) for item in items if not item.startswith("@") for w in expanded(item))
            yield Condition(key == "needs", where, within, words, frozenset(i[1:] for i in items if i.startswith("@")))
