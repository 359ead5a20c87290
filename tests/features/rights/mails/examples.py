"""The examples of the preview, and what the tests build others from."""

from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.mails import fields as f
from houvast.features.rights.mails.examples import EXAMPLES as EXAMPLES

ABOUT = {
    "greeting": f.Greeting("Vera Zonderland"),
    "number": "2026-00007",
    "organisation": "Belhuis Noord",
    "contact": "privacy@belhuis-noord.example",
    "right": Right.ERASURE,
}
