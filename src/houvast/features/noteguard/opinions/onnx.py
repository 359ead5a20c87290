"""A second opinion from an ONNX model in a file.

The model takes two columns of strings, `text` (the words around the finding, those found between « and ») and
`category`, and gives one column of numbers from 0 to 1; tokenising is part of the model.
"""

from collections.abc import Sequence
from typing import Any

from houvast.engines.scanner.model import Finding
from houvast.engines.trouble import Trouble

AROUND = 200  # characters to either side


class BadModel(Trouble):
    """A file holds no model that can be asked."""


class Model:
    """A model in a file."""

    def __init__(self, path: str) -> None:
        """Load a model.

        :raises BadModel: onnxruntime is not installed, or the file holds no such model.
        """
        self._session = _session(path)
        names = {given.name for given in self._session.get_inputs()}
        if names != {"text", "category"}:
            raise BadModel(f"{path}: the model takes {', '.join(sorted(names))}; it must take text and category")

    def sure(self, text: str, findings: Sequence[Finding]) -> Sequence[float]:
        """Return what the model says of each finding."""
        given = {"text": [marked(text, one) for one in findings], "category": [one.category for one in findings]}
        said = self._session.run(None, {name: _strings(values) for name, values in given.items()})[0]
        return [min(max(float(number), 0.0), 1.0) for number in said.reshape(-1)]


def marked(text: str, finding: Finding) -> str:
    """Return the words around a finding, with those found between marks."""
    before, after = text[: finding.start][-AROUND:], text[finding.end :][:AROUND]
    return f"{before}«{text[finding.start : finding.end]}»{after}"


def _session(path: str) -> Any:
    try:
        import onnxruntime  # noqa: PLC0415 (optional)
    except ImportError:
        raise BadModel("a model in a file needs onnxruntime: install houvast[onnx]") from None
    try:
        return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 (its errors share no other ground)
        raise BadModel(f"{path}: no model can be read from it ({type(error).__name__})") from None


def _strings(values: Sequence[str]) -> Any:
    import numpy as np  # noqa: PLC0415 (comes with onnxruntime)

    return np.array(values, dtype=object)
