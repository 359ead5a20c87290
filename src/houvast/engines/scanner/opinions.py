"""A second opinion about what the rules are not sure of: from a model that an organisation brings itself.

The rules decide by themselves what is clear; only findings in the grey band are laid before somebody else.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from houvast.engines.scanner.model import Finding

GREY: Final = (0.5, 0.8)
"""From which confidence on, and up to which, a finding is laid before the second opinion."""
LEAST: Final = 0.5
"""A finding of which the second opinion is less sure than this is dropped."""


class SecondOpinion(Protocol):
    """Somebody who reads a note and says how sure it is of findings in it."""

    def sure(self, text: str, findings: Sequence[Finding]) -> Sequence[float]:
        """Return for each finding how likely it is right, from 0 to 1; as many numbers as findings."""


def weighed(text: str, findings: Sequence[Finding], opinion: SecondOpinion) -> list[Finding]:
    """Return the findings after a second look at those in the grey band; the others are never shown to it."""
    grey = [finding for finding in findings if GREY[0] <= finding.confidence < GREY[1]]
    if not grey:
        return list(findings)
    said = dict(zip(map(id, grey), opinion.sure(text, grey), strict=True))
    return [
        replace(one, confidence=round(said[id(one)], 3), evidence=(*one.evidence, "second opinion"))
        if id(one) in said
        else one
        for one in findings
        if said.get(id(one), 1.0) >= LEAST
    ]
