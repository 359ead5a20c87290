"""Two facts that change and that only the customer knows; with a code to a channel on file they reach more.

Only the questions that were really put count: nobody states afterwards that the caller knew the answers.
"""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import BASIC, Way

WAY = Way(Method.DYNAMIC_FACTS, BASIC, judged=True)
