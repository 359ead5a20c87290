"""From the lexicon's groups to one set of rules, each filed under its rarest element."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from houvast.engines.scanner.folding import folded, skeleton
from houvast.engines.scanner.loading import once
from houvast.engines.scanner.rules.languages import Native
from houvast.engines.scanner.rules.model import Element, Header, Pattern, Rule, RuleSet, What
from houvast.engines.scanner.rules.reading import Group, groups, header
from houvast.engines.scanner.rules.writing import LexiconError, patterns

_FRAMES = "frames.txt"
_CLASSES = "classes"
_SHORTEST_SKELETON = 7
_SLOT = "x"  # how a frame's X is folded
_EVERYWHERE, _COMMON, _OPEN_CLASS, _EACH_GROUP, _RARE = 1_000_000, 240, 20, 12, 1
_SHORT = 2  # letters; such words stand in every note
_CONTEXT = """person pronoun self relative personnoun title be have very not article such say thing organisation food
weather money order vehicle body time place customerrole agentrole function abbreviation given surname particle
greeting closing"""
CONTEXT = frozenset(_CONTEXT.split())


@cache
def ruleset() -> RuleSet:
    """Return the rules of the lexicon that Houvast ships.

    :raises LexiconError: when a file of it can't be read.
    """
    return compiled(list(groups()))


@once
def vocabulary() -> RuleSet:
    """Return the words of the lexicon that say nothing about anybody, by class, and no rules: little, and soon there.

    :raises LexiconError: when a file of the lexicon can't be read.
    """
    known = RuleSet(version="words")
    classes: dict[str, set[str]] = {}
    for group in groups():
        if _holds_classes(group):
            _add_class(group, classes, known)
    known.words = {word: frozenset(several) for word, several in classes.items()}
    return known


def compiled(all_groups: list[Group], problems: list[str] | None = None) -> RuleSet:
    """Make one set of rules of groups.

    :raises LexiconError: at the first line that can't be read; with a list for problems they are put there instead.
    """
    rules = RuleSet(version=_version(all_groups))
    classes: dict[str, set[str]] = {}
    frames = {(g.language, g.name): g.entries for g in all_groups if g.file.endswith(_FRAMES)}
    lexical = [g for g in all_groups if not g.file.endswith(_FRAMES)]
    for group in lexical:
        if _holds_classes(group):
            with _collected(problems):
                _add_class(group, classes, rules)
    pending: list[tuple[Header, Pattern]] = []
    for group in lexical:
        if not _holds_classes(group):
            with _collected(problems):
                pending += list(_of_group(group, frames, classes, rules))
    rules.words = {word: frozenset(several) for word, several in classes.items()}
    known = {c for several in classes.values() for c in several} | CONTEXT
    rarity, native = _Rarity(rules, pending), Native(known)
    for head, pattern in dict.fromkeys(map(native.numbered, pending)):
        one = native.headers[head], pattern
        with _collected(problems):
            _check_classes(one, known)
            _file(Rule(*one, rarity.anchor(one[0].name, pattern), len(rules.rules)), rules)
    return rules


def _holds_classes(group: Group) -> bool:
    return group.file.split("/")[1].startswith(_CLASSES)


@contextmanager
def _collected(problems: list[str] | None) -> Iterator[None]:
    try:
        yield
    except LexiconError as error:
        if problems is None:
            raise
        problems.append(str(error))


def _version(all_groups: list[Group]) -> str:
    text = "\n".join(f"{g.file}[{g.name}]{sorted(g.lines.items())}{g.entries}" for g in all_groups)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _add_class(group: Group, classes: dict[str, set[str]], rules: RuleSet) -> None:
    for line in group.entries:
        for item in line.replace(",", " ").split():
            for pattern in _patterns(group, item):
                if len(pattern) == 1:
                    _join(pattern[0], group.name, classes, rules)
                    _join(pattern[0], f"{group.language}:{group.name}", classes, rules)
                    for word in pattern[0].words if group.name == "function" else ():
                        rules.languages[word] = rules.languages.get(word, frozenset()) | {group.language}


def _patterns(group: Group, line: str) -> tuple[Pattern, ...]:
    try:
        return patterns(line)
    except LexiconError as error:
        raise LexiconError(f"{group.file} [{group.name}] {line!r}: {error}") from None


def _join(element: Element, name: str, classes: dict[str, set[str]], rules: RuleSet) -> None:
    """Put the words of an element into a class."""
    for word in element.words:
        classes.setdefault(word, set()).add(name)
    for affix in element.classes:
        if "*" in affix:
            _know_affix(affix, rules)
            classes.setdefault(affix, set()).add(name)


def _know_affix(affix: str, rules: RuleSet) -> None:
    table = rules.infixes if affix[0] == affix[-1] == "*" else rules.suffixes if affix[0] == "*" else rules.prefixes
    table[affix.strip("*")] = affix


def _of_group(
    group: Group, frames: dict[tuple[str, str], list[str]], classes: dict[str, set[str]], rules: RuleSet
) -> Iterator[tuple[Header, Pattern]]:
    """Give a group's rules: one per frame for all its single words, and one per frame for each phrase."""
    head = header(group)
    templates = _templates(group, head, frames)
    several: dict[Pattern, None] = {}
    for line in group.entries:
        for pattern in _patterns(group, line):
            if len(pattern) == 1 and pattern[0].what is What.TOKEN and not pattern[0].shapes:
                several |= dict.fromkeys(_single(pattern[0], head, classes, rules))
            else:
                several[pattern] = None
    for pattern in several:
        for affix in (c for element in pattern for c in element.classes if "*" in c):
            _know_affix(affix, rules)
        for template in templates:
            yield head, _filled(template, pattern)


def _single(element: Element, head: Header, classes: dict[str, set[str]], rules: RuleSet) -> Iterator[Pattern]:
    """Put single words into the group's own class, which stands for all of them, and give the patterns for them."""
    named = frozenset(c for c in element.classes if "*" not in c)
    own = replace(element, classes=element.classes - named)
    _join(own, head.name, classes, rules)
    _misspell(head, element, rules)
    if own.words or own.classes:
        yield (Element(What.TOKEN, classes=frozenset({head.name})),)
    if named:
        yield (replace(element, words=frozenset(), classes=named),)


def _misspell(head: Header, element: Element, rules: RuleSet) -> None:
    if head.case:
        return
    for word in sorted(element.words):  # whichever comes first is the one that is meant: the same in every process
        if word.isalpha() and len(bone := skeleton(word)) >= _SHORTEST_SKELETON:
            rules.skeletons.setdefault(bone, word)


def _templates(group: Group, head: Header, frames: dict[tuple[str, str], list[str]]) -> list[Pattern]:
    if head.frame == "plain":
        return [(Element(What.TOKEN, words=frozenset({_SLOT})),)]
    chosen: list[Pattern] = []
    for name in head.frame.replace(",", " ").split():
        if (group.language, name) not in frames:
            raise LexiconError(f"{group.file} [{group.name}]: no frame '{name}' in {group.language}/{_FRAMES}")
        chosen += [p for line in frames[group.language, name] for p in _patterns(group, line)]
    return chosen


def _filled(template: Pattern, entry: Pattern) -> Pattern:
    """Put an entry where the frame has X; the frame's own marks of the span win."""
    marked = any(e.what is What.OPEN for e in template)
    inner = tuple(e for e in entry if not marked or e.what not in (What.OPEN, What.CLOSE))
    return tuple(e for element in template for e in (inner if _SLOT in element.words else (element,)))


def _check_classes(one: tuple[Header, Pattern], known: set[str]) -> None:
    head, pattern = one
    for element in pattern:
        if missing := {c for c in element.classes if "*" not in c} - known:
            raise LexiconError(f"{head.name}: no class '@{min(missing)}' in any classes file")


class _Rarity:
    """How common the words and classes of patterns are in notes, as far as the lexicon itself tells."""

    def __init__(self, rules: RuleSet, pending: Iterable[tuple[Header, Pattern]]) -> None:
        self._small = {word for word, classes in rules.words.items() if not CONTEXT.isdisjoint(classes)}
        self._small |= rules.languages.keys()
        self._small_in = Counter(name for word in self._small for name in rules.words.get(word, ()))
        uses = {(word, head.name) for head, pattern in pending for element in pattern for word in element.words}
        self._groups = Counter(word for word, _ in uses)
        self._costs: dict[Element, int] = {}

    def anchor(self, name: str, pattern: Pattern) -> int:
        """Return the element of a pattern that stands in the fewest notes."""
        costs = [(self._known_cost(one), -min(map(len, one.words), default=0), at) for at, one in enumerate(pattern)]
        cost, _, at = min(costs)
        if cost >= _EVERYWHERE:
            raise LexiconError(f"{name}: a pattern needs at least one word or class to be found by")
        return at

    def _known_cost(self, element: Element) -> int:
        if element not in self._costs:
            self._costs[element] = self._cost(element)
        return self._costs[element]

    def _cost(self, element: Element) -> int:
        if element.what is What.ENTITY:
            return _OPEN_CLASS
        if element.what is not What.TOKEN or element.optional or element.shapes:
            return _EVERYWHERE
        cost = sum(map(self._of_word, element.words)) + sum(map(self._of_class, element.classes))
        return min(_EVERYWHERE - 1, cost)

    def _of_word(self, word: str) -> int:
        """What many groups need, many notes have: `twee`, `naar`, `contact`."""
        if len(word) <= _SHORT or word in self._small:
            return _COMMON
        return min(_COMMON, _RARE + _EACH_GROUP * (self._groups[word] - 1))

    def _of_class(self, name: str) -> int:
        return (
            _COMMON
            if name.partition(":")[2] in CONTEXT or name in CONTEXT
            else min(_COMMON, _OPEN_CLASS * (1 + self._small_in[name]))
        )


def _file(rule: Rule, rules: RuleSet) -> None:
    element = rule.pattern[rule.anchor]
    rules.rules.append(rule)
    if element.what is What.ENTITY:
        for code in element.shapes:
            rules.by_entity.setdefault(code, []).append(rule)
    for word in element.words:
        rules.by_word.setdefault(word, []).append(rule)
    for name in element.classes:
        rules.by_class.setdefault(name, []).append(rule)


def fold_words(words: Iterable[str]) -> frozenset[str]:
    """Return words as they are compared."""
    return frozenset(map(folded, words))
