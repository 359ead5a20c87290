"""A second opinion from a language model on the organisation's own machine.

What may never happen: a text sent anywhere but to the address in the setting; a redirect followed; an answer of the
model taken for anything but numbers.
"""

import json
from collections.abc import Sequence

import httpx

from houvast.engines.scanner.model import Finding
from houvast.engines.trouble import Trouble
from houvast.features.noteguard.opinions.onnx import marked

PATIENCE = 5.0  # seconds
_ASKED = (
    "You check notes of a contact centre. Each line holds a category and a note in which words stand between « and ». "
    "Say for each line how likely it is (0 to 1) that these words say something of that category about a person. "
    "Answer with a JSON list of numbers and nothing else."
)


class BadAddress(Trouble):
    """The setting names no address to ask."""


class Chat:
    """A language model behind the interface that most of them speak (`/chat/completions`)."""

    def __init__(self, where: str) -> None:
        """Remember where to ask: the address, and behind a # the model.

        :raises BadAddress: it is no http address.
        """
        address, _, model = where.partition("#")
        if not address.startswith(("http://", "https://")):
            raise BadAddress("HOUVAST_SECOND_OPINION: write chat:http://127.0.0.1:8080/v1#model")
        self._model = model
        self._client = httpx.Client(base_url=address.rstrip("/"), timeout=PATIENCE, follow_redirects=False)

    def sure(self, text: str, findings: Sequence[Finding]) -> Sequence[float]:
        """Return what the model says of each finding; what the rules said where it gives no usable answer."""
        lines = [f"{one.category}: {' '.join(marked(text, one).split())}" for one in findings]
        messages = [{"role": "system", "content": _ASKED}, {"role": "user", "content": "\n".join(lines)}]
        try:
            answer = self._client.post(
                "/chat/completions", json={"model": self._model, "temperature": 0, "messages": messages}
            )
            answer.raise_for_status()
            said = json.loads(answer.json()["choices"][0]["message"]["content"])
            numbers = [min(max(float(number), 0.0), 1.0) for number in said]
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError):
            return [one.confidence for one in findings]
        return numbers if len(numbers) == len(findings) else [one.confidence for one in findings]
