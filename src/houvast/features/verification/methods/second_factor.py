"""Logged in with a second factor."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STRONG, Way

WAY = Way(Method.SECOND_FACTOR, STRONG, slot=True)
