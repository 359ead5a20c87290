"""Measure how fast and how well answers are found: `[DATABASE=pg] python -m bench.answers`.

5,000 invented answers of one organisation in Dutch; each question is asked in other words than the answer, with a slip
of the keys in every third. Prints milliseconds per search (median, 95th and 99th percentile, the longest) and how often
the answer meant is first, and among the first five; exits with 1 above 50 ms at the 95th percentile.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime

ANSWERS, ROUNDS, LIMIT_MS = 5_000, 300, 50.0
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SUBJECTS = (
    "opname", "factuur", "meterstand", "adres", "rekeningnummer", "notitie", "toestemming", "nieuwsbrief", "contract",
    "polis", "storing", "levering", "verhuizing", "machtiging", "wachtwoord", "klacht", "camera", "cookie", "inzage",
    "sollicitatie", "correctie", "bezorger", "drukker", "netbeheerder",
)  # fmt: skip
VERBS = (
    ("bewaren", "bewaart"), ("delen", "deelt"), ("wissen", "wist"), ("gebruiken", "gebruikt"),
    ("controleren", "controleert"), ("versturen", "verstuurt"), ("wijzigen", "wijzigt"),
)  # fmt: skip
PLACES = ("winkel", "kantoor", "website", "app", "brief", "telefoon", "chat", "balie", "magazijn", "garage")
SYLLABLES = (
    "ba", "bo", "da", "de", "fe", "ga", "ho", "ka", "ki", "la", "lo", "ma", "me", "na", "no", "pa", "pe", "ra", "ri",
    "sa", "se", "ta", "to", "va", "ve", "wa", "zo",
)  # fmt: skip
FILLER = (
    "Wij doen dit alleen als het nodig is. U krijgt daar bericht van. Na afloop kijkt een collega of alles klopt. "
    "Heeft u vragen, dan zoeken wij het voor u uit. De gegevens gaan niet naar anderen dan hier staat."
)


def main() -> int:
    """Fill a fresh database, search it, print a line, and say whether the limit was kept."""
    from tests.services import surroundings  # noqa: PLC0415 -- chooses the database before settings are read

    surroundings.prepare()
    os.environ |= {"HOUVAST_HOME": tempfile.mkdtemp(prefix="houvast-bench-")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "houvast.config.settings"
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django
    from django.db import connection  # noqa: PLC0415 -- needs Django

    call_command("migrate", verbosity=0)
    chance = random.Random(7)
    organisation, questions, seconds = fill(chance)
    times, ranks = ask(chance, organisation, questions)
    p95, p99 = (statistics.quantiles(times, n=100)[at] for at in (94, 98))
    first, five = (sum(0 < rank <= most for rank in ranks) / len(ranks) for most in (1, 5))
    print(
        f"answers     {connection.vendor:<11} {ANSWERS} answers indexed in {seconds:.1f} s  "
        f"median {statistics.median(times):.1f} ms  p95 {p95:.1f} ms  p99 {p99:.1f} ms  longest {max(times):.1f} ms  "
        f"first {first:.0%}  among five {five:.0%}  limit {LIMIT_MS:.0f} ms"
    )
    return 1 if p95 > LIMIT_MS else 0


def fill(chance):
    """Approve the answers; return their organisation, a question with the key of each, and the seconds that it took."""
    from houvast.features.guide.actions import Draft, approve_answers  # noqa: PLC0415 -- needs Django
    from houvast.foundation.events.facts import Actor  # noqa: PLC0415 -- needs Django
    from houvast.foundation.organisations.actions import add_organisation  # noqa: PLC0415 -- needs Django

    by = Actor("system", "bench")
    of = add_organisation(key="bench", name="Proef", kind="own", country="NL", by=by, at=AT)
    drafts, questions = [], []
    for number in range(ANSWERS):
        subject, (plural, singular), place = chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(PLACES)
        brand = "".join(chance.choices(SYLLABLES, k=4))  # a product, as each organisation has its own
        title = f"Hoe {plural} wij een {subject} van {brand}?"
        text = f"De afdeling {singular} elke {subject} van {brand} bij de {place}. {FILLER}"
        drafts.append(Draft(f"antwoord-{number}", "nl", title, text, date(2099, 1, 1)))
        questions.append((f"antwoord-{number}", [f"{singular} u", f"{subject}en", brand, place]))
    began = time.perf_counter()
    approve_answers(organisation=of, drafts=drafts, approver="Proef", by=by, at=AT)
    return of, questions, time.perf_counter() - began


def ask(chance, organisation, questions):
    """Return milliseconds per search, and the place of the answer meant in each; 0 when it was not found."""
    from houvast.features.guide.queries import answers_to  # noqa: PLC0415 -- needs Django

    times, ranks = [], []
    for turn, (key, parts) in enumerate(chance.sample(questions, ROUNDS)):
        said = f"ik wil weten hoe {' '.join(parts[:2])} bij {slipped(chance, parts[2]) if turn % 3 == 0 else parts[2]}"
        began = time.perf_counter()
        found = [hit.answer.key for hit in answers_to(said, organisation, "nl")]
        times.append((time.perf_counter() - began) * 1000)
        ranks.append(found.index(key) + 1 if key in found else 0)
    return times, ranks


def slipped(chance, word: str) -> str:
    """Swap two signs next to each other."""
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


if __name__ == "__main__":
    sys.exit(main())
