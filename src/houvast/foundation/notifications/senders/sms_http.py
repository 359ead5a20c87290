"""Text messages through a gateway on the web that takes JSON: {"id", "to", "text"}, with a bearer token."""

from uuid import UUID

import httpx
from django.conf import settings

from houvast.foundation.notifications.contracts import Envelope
from houvast.foundation.notifications.senders.contracts import NotTaken, Send

_SECONDS = 15
_OURS_TO_MEND = frozenset({401, 403, 404, 408, 425, 429})  # the gateway's settings or pace, not this message


def through(address: str) -> Send:
    """Give a sender that posts to an address; it follows no redirection, which would carry the token elsewhere."""

    def send(message: UUID, envelope: Envelope, files: list[tuple[str, str, bytes]]) -> int:  # noqa: ARG001 (a mail's)
        told = {"id": str(message), "to": envelope.to, "text": envelope.text}
        try:
            answer = httpx.post(address, json=told, headers=_headers(), timeout=_SECONDS, follow_redirects=False)
        except httpx.HTTPError:
            raise NotTaken("no_connection") from None
        if not answer.is_success:
            for_good = answer.is_client_error and answer.status_code not in _OURS_TO_MEND
            raise NotTaken("refused", answer=answer.status_code, for_good=for_good)
        return answer.status_code

    return send


def _headers() -> dict[str, str]:
    token = settings.HOUVAST_SMS_TOKEN
    return {"Authorization": f"Bearer {token}"} if token else {}
