"""Rules of a language ask that language's own words of a class."""

from dataclasses import replace

from houvast.engines.scanner.rules.model import Element, Header, Pattern


class Native:
    """Has a rule look at its own language's words of a class: an English hat is no German `hat`.

    Equal elements and headers become one object each: there are few of them, in very many rules.
    """

    def __init__(self, known: set[str]) -> None:
        self.headers: list[Header] = []
        self._known = known
        self._number_of: dict[Header, int] = {}
        self._number_by_id: dict[int, int] = {}
        self._elements: dict[tuple[str, Element], Element] = {}

    def numbered(self, one: tuple[Header, Pattern]) -> tuple[int, Pattern]:
        """Return the place of a rule's header among `headers`, and its pattern."""
        head, pattern = one
        if id(head) not in self._number_by_id:  # whoever calls holds the headers, so that no id comes back
            self._number_by_id[id(head)] = self._number(self._header(head))
        return self._number_by_id[id(head)], tuple(self._element(element, head.language) for element in pattern)

    def _number(self, head: Header) -> int:
        if head not in self._number_of:
            self._number_of[head] = len(self.headers)
            self.headers.append(head)
        return self._number_of[head]

    def _header(self, head: Header) -> Header:
        conditions = tuple(replace(c, classes=self._own(c.classes, head.language)) for c in head.conditions)
        denying, breaking = self._own(head.denying, head.language), self._own(head.breaking, head.language)
        return replace(head, conditions=conditions, denying=denying, breaking=breaking)

    def _element(self, element: Element, language: str) -> Element:
        key = language if element.classes else "", element
        if key not in self._elements:
            self._elements[key] = replace(element, classes=self._own(element.classes, language))
        return self._elements[key]

    def _own(self, names: frozenset[str], language: str) -> frozenset[str]:
        return frozenset(c for name in names for c in _own_class(name, language, self._known))


def _own_class(name: str, language: str, known: set[str]) -> list[str]:
    own = [c for c in (f"{language}:{name}", f"any:{name}") if c in known] if language else []
    return own or [name]
