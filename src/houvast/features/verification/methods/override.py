"""Two colleagues together answer for somebody whom no other way can reach; each of them is recorded."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STRONG, Way

WAY = Way(Method.OVERRIDE, STRONG, by_two=True)
