"""One mail of each kind, with everything filled in."""

from datetime import date

from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.mails import fields as f
from houvast.features.rights.mails.fields import Mail, MailKind

WHO = {"greeting": f.Greeting("Vera Zonderland"), "number": "2026-00007"}
FROM = {"organisation": "Belhuis Noord", "contact": "privacy@belhuis-noord.example"}
ABOUT = {**WHO, **FROM, "right": Right.ERASURE}
DUE, LATER, BEFORE = date(2026, 12, 22), date(2027, 2, 22), date(2026, 12, 1)

EXAMPLES: dict[MailKind, Mail] = {
    MailKind.RECEIPT: f.Receipt(**ABOUT, received=BEFORE, due=DUE),
    MailKind.IDENTITY_NEEDED: f.IdentityNeeded(**ABOUT, due=DUE),
    MailKind.IDENTITY_FAILED: f.IdentityFailed(**ABOUT),
    MailKind.CLARIFICATION: f.Clarification(**ABOUT, questions=tuple(f.Question), due=DUE),
    MailKind.EXTENSION: f.Extension(**ABOUT, reasons=tuple(f.Reason), due=DUE, extended_due=LATER),
    MailKind.FORWARDED: f.Forwarded(
        **ABOUT, principal="Zonneveld Energie", received=BEFORE, forwarded=BEFORE, due=DUE
    ),
    MailKind.ANSWER_READY: f.AnswerReady(**ABOUT, kept_until=LATER),
    MailKind.REMINDER: f.Reminder(**ABOUT, waiting=f.Waiting.ANSWER, due=DUE),
    MailKind.RECIPIENT_NOTICE: f.RecipientNotice(**WHO, **FROM, done=f.Done.ERASED, done_on=BEFORE),
}  # fmt: skip
