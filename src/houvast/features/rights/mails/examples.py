"""One invented mail of each kind with everything filled in, to show how a text reads."""

from collections.abc import Mapping
from datetime import date

from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.mails import fields as f
from houvast.features.rights.mails.fields import Mail, MailKind

_WHO = f.Greeting("Vera Zonderland")
_NUMBER, _US, _CONTACT = "2026-00007", "Belhuis Noord", "privacy@belhuis-noord.example"
_DUE, _LATER, _BEFORE = date(2026, 12, 22), date(2027, 2, 22), date(2026, 12, 1)
_PAGE = f.OwnPage("https://privacy.belhuis-noord.example/my/")
_ERASURE, _WAYS = Right.ERASURE, f.Complaint("NL")

EXAMPLES: Mapping[MailKind, Mail] = {
    MailKind.RECEIPT: f.Receipt(_WHO, _ERASURE, _NUMBER, _BEFORE, _DUE, _PAGE, _US, _CONTACT),
    MailKind.IDENTITY_NEEDED: f.IdentityNeeded(_WHO, _ERASURE, _NUMBER, _DUE, _US, _CONTACT),
    MailKind.IDENTITY_FAILED: f.IdentityFailed(_WHO, _ERASURE, _NUMBER, _WAYS, _US, _CONTACT),
    MailKind.CLARIFICATION: f.Clarification(_WHO, _ERASURE, _NUMBER, tuple(f.Question), _DUE, _US, _CONTACT),
    MailKind.EXTENSION: f.Extension(_WHO, _ERASURE, _NUMBER, tuple(f.Reason), _DUE, _LATER, _WAYS, _US, _CONTACT),
    MailKind.FORWARDED: f.Forwarded(
        _WHO, _ERASURE, _NUMBER, "Zonneveld Energie", _BEFORE, _BEFORE, _DUE, _US, _CONTACT
    ),
    MailKind.ANSWER_READY: f.AnswerReady(_WHO, _ERASURE, _NUMBER, _LATER, _US, _CONTACT),
    MailKind.REMINDER: f.Reminder(_WHO, _ERASURE, _NUMBER, f.Waiting.ANSWER, _DUE, _US, _CONTACT),
    MailKind.RECIPIENT_NOTICE: f.RecipientNotice(_WHO, _NUMBER, f.Done.ERASED, _BEFORE, _US, _CONTACT),
    MailKind.JOINED: f.Joined(_WHO, _ERASURE, _NUMBER, "2026-00012", _DUE, _US, _CONTACT),
    MailKind.WITHDRAWN: f.Withdrawn(_WHO, _ERASURE, _NUMBER, _BEFORE, _US, _CONTACT),
    MailKind.FEE_DROPPED: f.FeeDropped(_WHO, _ERASURE, _NUMBER, _DUE, _US, _CONTACT),
}
