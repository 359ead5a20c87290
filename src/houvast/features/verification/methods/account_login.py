"""Logged in to an account that existed: a portal tells us, we ask no password."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STANDARD, Way

WAY = Way(Method.ACCOUNT_LOGIN, STANDARD, slot=True)
