"""A code to the mobile number on file; standard only with a fact that the customer alone knows."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STANDARD, Code, Way

WAY = Way(Method.CHANNEL_CODE, STANDARD, Code(contact="phone_number", channel="sms"))
