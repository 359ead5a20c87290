"""A code on paper to the postal address on file; slow, and open even when checking is locked."""

from datetime import timedelta

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import LETTERS, STANDARD, Code, Way

WAY = Way(
    Method.LETTER_CODE,
    STANDARD,
    Code(contact="address", channel="letter", alphabet=LETTERS, length=8, lasts=timedelta(days=14), printed=True),
    stays_open=True,
)
