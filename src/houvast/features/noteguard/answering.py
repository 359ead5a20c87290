"""From a request with a text to what was found in it.

What may never happen: a text kept, logged or given back; an error that holds a piece of it.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

from houvast.engines.scanner.model import SENSITIVE, Finding
from houvast.engines.scanner.rewriting import Edit, edits_of_each
from houvast.features.noteguard import words
from houvast.features.noteguard.checking import findings_in

LONGEST_BODY = 200_000  # bytes
LEAST_CONFIDENCE = 0.5
QUIET = frozenset({"name", "email", "phone", "address", "ip", "mac", "plate", "customer_number"})
"""Told, and not underlined unless a page asks for it: a note may well say who is to be called back, and where."""


class BadRequest(Exception):
    """A request that can't be answered; one line, and the status that goes with it."""

    def __init__(self, line: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(line)
        self.status = status


@dataclass(frozen=True, slots=True)
class Question:
    """A text to look at, and the language in which the page speaks."""

    text: str
    language: str


def question_of(request: HttpRequest) -> Question:
    """Read what was asked.

    :raises BadRequest: the body is too long, is no JSON object, or has no text.
    """
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        raise BadRequest(f"the text is too long: at most {LONGEST_BODY} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        asked = json.loads(request.body)
    except (ValueError, RecursionError):
        raise BadRequest('the body is no JSON: send {"text": "…"}') from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise BadRequest('the body has no text: send {"text": "…"}')
    return Question(asked["text"], str(asked.get("language", ""))[:2])


def answer(question: Question, *, block_from: int | None, masks: tuple[str, ...] = ()) -> JsonResponse:
    """Tell what was found; positions count Unicode code points, and `masks` are shapes of customer numbers."""
    found = [finding for finding in findings_in(question.text, masks) if finding.confidence >= LEAST_CONFIDENCE]
    changes = edits_of_each(question.text, found)
    findings = [_as_json(finding, change, question.language) for finding, change in zip(found, changes, strict=True)]
    return JsonResponse({"findings": findings, "block": _blocks(found, block_from)})


def refusal(error: BadRequest) -> JsonResponse:
    """Tell why a request is not answered."""
    return JsonResponse({"error": str(error)}, status=error.status)


def _blocks(found: list[Finding], block_from: int | None) -> bool:
    return block_from is not None and any(finding.severity >= block_from for finding in found)


def _as_json(finding: Finding, change: Edit | None, language: str) -> dict[str, object]:
    sensitive = finding.category in SENSITIVE
    return {
        "category": finding.category,
        "start": finding.start,
        "end": finding.end,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "law": finding.law,
        "title": words.title(finding, language),
        "why": words.why(finding, language, sensitive=sensitive),
        "quiet": finding.category in QUIET,
        "edit": _edit(finding, change, language),
        "evidence": list(finding.evidence),
        "ruleset": finding.ruleset,
    }


def _edit(finding: Finding, change: Edit | None, language: str) -> dict[str, object] | None:
    """Return what to change to have this finding gone; None for a name, which may stand where it is needed."""
    if change is None:
        return None
    said = change.words if finding.category in SENSITIVE else f"[{words.title(finding, language)}]"
    return {"start": change.start, "end": change.end, "words": said}
