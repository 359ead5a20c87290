"""Two facts that change and that only the customer knows; with a code to a channel on file they reach more."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import BASIC, Way

WAY = Way(Method.DYNAMIC_FACTS, BASIC)
