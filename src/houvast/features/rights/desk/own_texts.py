"""Offers the mails and the parts of letters to be written in an organisation's own words."""

from collections.abc import Mapping

from django.utils.translation import get_language

from houvast.features.rights.answer.own import PartWrong, check_part, parts, read_part
from houvast.features.rights.answer.wording import PLACE, text
from houvast.features.rights.desk.mail_words import MAILS
from houvast.features.rights.mails import own as mails
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.mails.writing import LANGUAGES, ours
from houvast.features.wordings.actions import offer_kind
from houvast.features.wordings.contracts import Kind, Reading, TextRefused

SHOWN = 60


def offer_texts() -> None:
    """Offer both kinds; done once, when the app is ready."""
    offer_kind(
        Kind(
            key=mails.KIND,
            languages=LANGUAGES,
            titles=lambda: {kind.value: str(MAILS[kind]) for kind in MailKind},
            ours=lambda name, language: ours(MailKind(name), language),
            check=mails.check_own,
            read=mails.read_own,
            holds=mails.holds,
        )
    )
    offer_kind(
        Kind(
            key="letter",
            languages=LANGUAGES,
            titles=_titles,
            ours=lambda name, language: text(language, name),
            check=_check,
            read=_read,
            holds=lambda name: tuple(dict.fromkeys(PLACE.findall(text("nl", name)))),
        )
    )


def _titles() -> Mapping[str, str]:
    """Call each part of a letter by the words with which it begins."""
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    return {name: _begin(text(language, name)) for name in parts()}


def _begin(written: str) -> str:
    words = " ".join(written.removeprefix("# ").split("\n\n")[0].split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"


def _check(written: str, name: str, language: str) -> None:
    try:
        check_part(written, name, language)
    except PartWrong as wrong:
        raise TextRefused(str(wrong)) from wrong


def _read(written: str, name: str, language: str) -> Reading:
    return Reading(*read_part(written, name, language))
