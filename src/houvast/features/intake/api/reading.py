"""From what a program sent to a request; an error names fields, never what stood in them."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Literal

from django.http import HttpRequest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.intake.contracts import Request
from houvast.features.rights.contracts import Right
from houvast.foundation.programs.entering import NotLetIn

LONGEST_BODY = 100_000  # bytes
LONGEST_KEY = 200


class Sent(BaseModel):
    """The body of `POST /api/v1/requests`."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)

    right: Right
    received_at: AwareDatetime | None = None
    name: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=60)
    customer_number: str = Field(default="", max_length=60)
    words: str = Field(default="", max_length=10_000)
    language: Literal["nl", "en"] = "nl"


def request_of(sent: HttpRequest, now: datetime) -> tuple[Request, str, str]:
    """Return the request, the key under which the program knows it (empty: none), and all that was asked in one form.

    :raises NotLetIn: the body or the key is too long, or not what is asked for; or it is said to come in after `now`.
    """
    key = sent.headers.get("Idempotency-Key", "")
    if int(sent.headers.get("Content-Length") or 0) > LONGEST_BODY or len(key) > LONGEST_KEY:
        raise NotLetIn(f"too long: at most {LONGEST_BODY} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        body = Sent.model_validate_json(sent.body)
    except (ValidationError, RecursionError) as error:
        raise NotLetIn(_in_words(error), HTTPStatus.UNPROCESSABLE_ENTITY) from None
    if body.received_at is not None and body.received_at > now:
        raise NotLetIn("received_at: lies in the future", HTTPStatus.UNPROCESSABLE_ENTITY)
    given = ((EMAIL, body.email), (PHONE, body.phone), ("customer_number", body.customer_number))
    return (
        Request(
            right=body.right,
            received_at=(body.received_at or now).astimezone(UTC),
            name=body.name,
            keys=tuple((kind, text) for kind, text in given if text),
            words=body.words,
            language=body.language,
        ),
        key,
        body.model_dump_json(),
    )


def _in_words(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "the body is no JSON object"
    wrong = [(".".join(map(str, one["loc"])) or "the body", one["msg"]) for one in error.errors(include_input=False)]
    return "; ".join(f"{where}: {what}" for where, what in wrong[:5])[:500]
