"""What a note becomes without what was accepted: as proposed, or as the reviewer wrote."""

from collections.abc import Sequence

from django.conf import settings

from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.rewriting import Edit, applied, edits
from houvast.engines.scanner.rules.compiling import ruleset
from houvast.features.noteguard.models import NoteFinding
from houvast.features.noteguard.storing import open_words
from houvast.features.noteguard.words import category_names


def better(text: str, rows: Sequence[NoteFinding]) -> str:
    """Return the note as it would stand afterwards."""
    own = [(row, words) for row in rows if (words := open_words(row)) is not None]
    proposed = map(_said, edits(text, [finding_of(row) for row in rows if row.replacement is None]))
    changes = [*proposed, *(Edit(row.start, row.end, words) for row, words in own)]
    return applied(text, sorted(changes, key=lambda edit: edit.start))


def _said(edit: Edit) -> Edit:
    """Return an edit that leaves the kind of a number, such as `[card]`, with that in words."""
    word = category_names(settings.LANGUAGE_CODE[:2]).get(edit.words.removeprefix("[").removesuffix("]"))
    return Edit(edit.start, edit.end, f"[{word}]") if word and edit.words.startswith("[") else edit


def finding_of(row: NoteFinding) -> Finding:
    """Return a stored finding as the scanner gives it."""
    head = ruleset().header(row.rule)
    hint, rewrite = (head.hint, head.rewrite) if head else ("", "")
    return Finding(
        row.category, row.start, row.end, row.severity, row.confidence, row.rule, row.ruleset, (), hint, rewrite
    )
