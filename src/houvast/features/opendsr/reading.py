"""From the body of a request to plain values; an error names fields, never what stood in them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.opendsr.hashes import FORMS
from houvast.features.rights.contracts import Right

DEVICES = (
    "android_advertising_id",
    "android_id",
    "fire_advertising_id",
    "ios_advertising_id",
    "ios_vendor_id",
    "microsoft_advertising_id",
    "microsoft_publisher_id",
    "roku_publisher_id",
    "roku_advertising_id",
)
"""Identities that no system of a contact centre knows; they are kept as they were given."""
KINDS = {"email": EMAIL, "controller_customer_id": "customer_number"}
SUPPORTED = tuple((kind, form) for kind in KINDS for form in ("raw", *FORMS))
TYPES = ("access", "portability", "erasure")
_MOST_IDENTITIES, _MOST_CALLBACKS = 50, 10


class UnreadableRequest(Exception):
    """The body is not what OpenDSR asks for; `problems` are pairs of a field and what is wrong with it."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{where}: {what}" for where, what in problems)[:500])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a principal sent it."""

    request_id: UUID
    right: Right
    submitted_at: datetime
    keys: tuple[tuple[str, str], ...] = field(repr=False)
    callbacks: tuple[str, ...] = field(repr=False)
    name: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    language: str = "nl"


def _is_v4(text: str) -> str:
    try:
        found = UUID(text)
    except ValueError:
        found = None
    if found is None or found.version != 4 or str(found) != text:
        raise ValueError("must be a UUID of version 4 in small letters")
    return text


class _Identity(BaseModel):
    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)

    identity_type: Literal["email", "controller_customer_id", *DEVICES]  # type: ignore[valid-type]
    identity_value: str = Field(min_length=1, max_length=500)
    identity_format: Literal["raw", "sha1", "md5", "sha256"]


class _Extension(BaseModel):
    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)

    name: str = Field(default="", max_length=200)
    phone_number: str = Field(default="", max_length=60)
    words: str = Field(default="", max_length=10_000)
    language: Literal["nl", "en"] = "nl"


class _Body(BaseModel):
    """The body of `POST /requests`; what we do not know is kept."""

    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)

    regulation: Literal["gdpr"] = "gdpr"
    subject_request_id: Annotated[str, AfterValidator(_is_v4)]
    subject_request_type: Literal["access", "portability", "erasure"]
    submitted_time: AwareDatetime
    subject_identities: list[_Identity] = Field(default=[], max_length=_MOST_IDENTITIES)
    api_version: str = Field(default="", max_length=20)
    status_callback_urls: list[str] = Field(default=[], max_length=_MOST_CALLBACKS)
    extensions: dict[str, dict[str, Any]] = Field(default={}, max_length=50)


def read_request(body: bytes, domain: str) -> Asked:
    """Read a request; `domain` is ours, under which extensions for us stand.

    :raises UnreadableRequest: a field is absent or wrong.
    """
    try:
        given = _Body.model_validate_json(body)
        ours = _Extension.model_validate(given.extensions.get(domain, {}))
    except ValidationError as error:
        raise UnreadableRequest(_problems(error)) from None
    except RecursionError:
        raise UnreadableRequest((("the body", "is nested too deep"),)) from None
    keys = [_key(one) for one in given.subject_identities]
    if ours.phone_number.strip():
        keys.append((PHONE, ours.phone_number))
    if not keys:
        raise UnreadableRequest((("subject_identities", "give one identity at least"),))
    return Asked(
        request_id=UUID(given.subject_request_id),
        right=Right(given.subject_request_type),
        submitted_at=given.submitted_time,
        keys=tuple(keys),
        callbacks=tuple(dict.fromkeys(given.status_callback_urls)),
        name=ours.name,
        words=ours.words,
        language=ours.language,
    )


def _key(one: _Identity) -> tuple[str, str]:
    """Give kind and text; a hash is kept as a kind of its own: whose it is, is looked for afterwards."""
    kind = KINDS.get(one.identity_type, one.identity_type)
    return (kind if one.identity_format == "raw" else f"{kind}_{one.identity_format}"), one.identity_value


def _problems(error: ValidationError) -> tuple[tuple[str, str], ...]:
    found = error.errors(include_input=False, include_url=False, include_context=False)
    return tuple((".".join(map(str, one["loc"]))[:80] or "the body", one["msg"]) for one in found[:5])
