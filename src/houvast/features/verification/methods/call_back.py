"""Hang up, and call the number that is on file; never the one that the caller gives."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STANDARD, Way

WAY = Way(Method.CALL_BACK, STANDARD)
