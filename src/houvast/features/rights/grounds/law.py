"""Which article of the law each ground is, for which rights and in which country, and how that is written.

Law: GDPR art. 11(2), 12(4)-(6), 15(4), 17(3), 20, 21, 22, 23.
"""

import re
from collections.abc import Iterator

from houvast.engines.rulepacks.rules import OnErasure, RetentionRule
from houvast.features.activities.queries import rules_for
from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.grounds.fields import Ground

APPROVED = (Ground.UNFOUNDED, Ground.EXCESSIVE)
"""Grounds that a second colleague agrees with first, on a page of their own."""
UNKNOWN_PERSON = (Ground.DOUBT, Ground.CANNOT_IDENTIFY)
"""Grounds with which the answer is that it is not known who asks."""
GDPR = {"nl": "AVG", "en": "GDPR", "fr": "RGPD", "de": "DSGVO"}
BELGIAN_ACT = {
    "nl": "wet van 30 juli 2018",
    "en": "Belgian Act of 30 July 2018",
    "fr": "loi du 30 juillet 2018",
    "de": "belgisches Gesetz vom 30. Juli 2018",
}
_ARTICLES = {
    Ground.DOUBT: "12(6)",
    Ground.CANNOT_IDENTIFY: "11(2)",
    Ground.NOT_MANDATED: "12(6)",
    Ground.UNFOUNDED: "12(5)",
    Ground.EXCESSIVE: "12(5)",
    Ground.OTHERS_RIGHTS: "15(4)",
    Ground.TRADE_SECRETS: "15(4)",
    Ground.STILL_NEEDED: "17(1)",
    Ground.EXPRESSION: "17(3)(a)",
    Ground.LEGAL_DUTY: "17(3)(b)",
    Ground.PUBLIC_TASK: "17(3)(b)",
    Ground.PUBLIC_HEALTH: "17(3)(c)",
    Ground.ARCHIVES: "17(3)(d)",
    Ground.CLAIMS: "17(3)(e)",
    Ground.SHARED: "15(4), 17(3)",
    Ground.PORTABILITY_GROUND: "20(1)(a)",
    Ground.PORTABILITY_PAPER: "20(1)(b)",
    Ground.PORTABILITY_INFERRED: "20(1)",
    Ground.PORTABILITY_PUBLIC_TASK: "20(3)",
    Ground.PORTABILITY_OTHERS: "20(4)",
    Ground.CORRECT: "16",
    Ground.OPINION: "16",
    Ground.NO_RESTRICTION: "18(1)",
    Ground.COMPELLING: "21(1)",
    Ground.OBJECTION_CLAIMS: "21(1)",
    Ground.NOT_OPEN: "21(1)",
    Ground.OBJECTION_RESEARCH: "21(6)",
    Ground.HUMAN_DECIDED: "22(1)",
    Ground.NO_GREAT_EFFECT: "22(1)",
    Ground.DECIDED_BY_LAW: "22(2)(b)",
}
_NATIONAL = {
    Ground.NL_OTHERS: ("UAVG", "41(1)(i)"),
    Ground.NL_CLAIMS: ("UAVG", "41(1)(j)"),
    Ground.NL_RESEARCH: ("UAVG", "44"),
    Ground.NL_REGISTER: ("UAVG", "47"),
}
_ANY = (Ground.DOUBT, Ground.CANNOT_IDENTIFY, Ground.NOT_MANDATED, Ground.DECEASED)
_BY_RIGHT = {
    Right.ACCESS: (Ground.OTHERS_RIGHTS, Ground.TRADE_SECRETS),
    Right.PORTABILITY: (
        Ground.PORTABILITY_GROUND,
        Ground.PORTABILITY_INFERRED,
        Ground.PORTABILITY_PAPER,
        Ground.PORTABILITY_OTHERS,
        Ground.PORTABILITY_PUBLIC_TASK,
    ),
    Right.ERASURE: (
        Ground.LEGAL_DUTY,
        Ground.CLAIMS,
        Ground.STILL_NEEDED,
        Ground.SHARED,
        Ground.EXPRESSION,
        Ground.PUBLIC_TASK,
        Ground.PUBLIC_HEALTH,
        Ground.ARCHIVES,
    ),
    Right.RECTIFICATION: (Ground.CORRECT, Ground.OPINION),
    Right.RESTRICTION: (Ground.NO_RESTRICTION,),
    Right.OBJECTION: (Ground.COMPELLING, Ground.OBJECTION_CLAIMS, Ground.NOT_OPEN, Ground.OBJECTION_RESEARCH),
    Right.HUMAN_REVIEW: (Ground.HUMAN_DECIDED, Ground.NO_GREAT_EFFECT, Ground.DECIDED_BY_LAW),
}
_RESEARCHED = (Right.ACCESS, Right.RECTIFICATION, Right.RESTRICTION)  # what UAVG art. 44 sets aside
_OF_COUNTRY = {"NL": (Ground.NL_OTHERS, Ground.NL_CLAIMS), "BE": (Ground.BE_AUTHORITIES,)}
_EXCEPTIONS = {
    "a": Ground.EXPRESSION,
    "b": Ground.LEGAL_DUTY,
    "c": Ground.PUBLIC_HEALTH,
    "d": Ground.ARCHIVES,
    "e": Ground.CLAIMS,
}
_EXCEPTION = re.compile(r"17\(3\)\(([a-e])\)")
_PART = re.compile(r"\((\w+)\)")


def grounds_for(right: Right, country: str) -> tuple[Ground, ...]:
    """Give the grounds on which an answerer may refuse (a part of) a right in a country, the usual ones first.

    The withdrawal of consent is never refused; only who asks can be in doubt. What a second colleague must agree with
    is not among them.
    """
    if right is Right.WITHDRAWAL:
        return _ANY
    researched = (Ground.NL_RESEARCH,) if country == "NL" and right in _RESEARCHED else ()
    registered = (Ground.NL_REGISTER,) if country == "NL" and right in _RESEARCHED[1:] else ()
    return (*_BY_RIGHT.get(right, ()), *researched, *registered, *_OF_COUNTRY.get(country, ()), *_ANY)


def duties_for(country: str) -> tuple[RetentionRule, ...]:
    """Give the rules of a country by which data stay after an erasure, each key once."""
    rules = {rule.key: rule for rule in rules_for(country).rules if rule.on_erasure is not OnErasure.GOES}
    return tuple(rules.values())


def grounds_of_exception(exception: str) -> tuple[Ground, ...]:
    """Give the grounds that an exception of a rule pack names, such as `GDPR art. 17(3)(b), 17(3)(e)`."""
    return tuple(dict.fromkeys(_EXCEPTIONS[letter] for letter in _EXCEPTION.findall(exception)))


def law_of(ground: Ground, language: str) -> str:
    """Write the law of a ground, as it is written in a language."""
    if ground is Ground.BE_AUTHORITIES:
        return f"{BELGIAN_ACT[language]} art. 11–17"
    if ground is Ground.DECEASED:
        return f"{GDPR[language]} {_RECITAL[language]} 27"
    if ground in _NATIONAL:
        act, article = _NATIONAL[ground]
        return f"{act} {article_in(article, language)}"
    return f"{GDPR[language]} {article_in(_ARTICLES[ground], language)}"


def article_in(articles: str, language: str) -> str:
    """Write articles such as `17(3)(b)` as they are written in a language: `art. 17 lid 3 onder b`."""
    return ", ".join(_one(article.strip(), language) for article in articles.split(","))


def _one(article: str, language: str) -> str:
    if language not in ("nl", "de"):
        return f"art. {article}"
    number, parts = article.split("(", 1)[0], _PART.findall(article)
    named = _DUTCH if language == "nl" else _GERMAN
    return " ".join([f"{'art.' if language == 'nl' else 'Art.'} {number}", *_named(parts, named)])


def _named(parts: list[str], named: tuple[str, str]) -> Iterator[str]:
    paragraph, letter = named
    return (f"{letter if part.isalpha() else paragraph} {part}" for part in parts)


_RECITAL = {"nl": "overweging", "en": "recital", "fr": "considérant", "de": "Erwägungsgrund"}
_DUTCH = ("lid", "onder")
_GERMAN = ("Abs.", "Buchst.")
