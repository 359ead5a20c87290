"""In person: a document was shown and looked at; no copy is made, no number written down."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STRONG, Way

WAY = Way(Method.IN_PERSON, STRONG, stays_open=True)
