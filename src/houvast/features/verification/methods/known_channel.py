"""A reply from the address on file, or a code to it, without anything else."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import BASIC, Way

WAY = Way(Method.KNOWN_CHANNEL, BASIC)
