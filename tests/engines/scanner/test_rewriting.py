"""A note without what should not stand there still reads as a note, and says what was agreed."""

import subprocess
import sys
from itertools import pairwise

import pytest

from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.rewriting import Edit, applied, edits, edits_of_each, redacted, rewritten


def found(note, span, category="health", rewrite=""):
    start = note.index(span)
    return Finding(category, start, start + len(span), 3, 0.9, "x", "y", (), "", rewrite)


@pytest.mark.parametrize(
    ("note", "spans", "better"),
    [
        ("Klant is Marokkaans en wil factuur per post", ["Marokkaans"], "Wil factuur per post"),
        ("Huurder zit in de gevangenis, moeder regelt sleutel", ["gevangenis"], "Moeder regelt sleutel"),
        ("Kl vraagt uitstel wegens ontslag, tot 15-3", ["ontslag"], "Kl vraagt uitstel, tot 15-3"),
        ("Wil niet gebeld worden ivm angststoornis", ["angststoornis"], "Wil niet gebeld worden"),
        ("Klant (zwanger, 32 weken) wil levering", ["zwanger"], "Klant (32 weken) wil levering"),
        ("Els (kaderlid FNV) vraagt uitleg", ["kaderlid FNV"], "Els vraagt uitleg"),
        (
            "kl komt met zijn man langs om contract te tekenen",
            ["zijn man"],
            "kl komt langs om contract te tekenen",
        ),
        ("Pakket met insuline is kwijt, opnieuw verzonden", ["insuline"], "Pakket is kwijt, opnieuw verzonden"),
        (
            "Hij is een nare vent die steeds belt over zijn factuur",
            ["nare vent"],
            "Steeds belt over zijn factuur",
        ),
        ("Hij bidt om 13u, afspraak verzet naar 15u", ["bidt"], "Afspraak verzet naar 15u"),
        ("Abonnement stopgezet. Klant heeft kanker.", ["kanker"], "Abonnement stopgezet."),
        ("Zegt op: is ziek en zit zonder werk. Klaar.", ["ziek", "zonder werk"], "Zegt op. Klaar."),
        ("Klant: dinsdag lukt niet want dan heb ik chemo\nAgent: ok", ["chemo"], "Klant: dinsdag lukt niet\nAgent: ok"),
        ("Customer is deaf so please text, order 4471 resent", ["deaf"], "Please text, order 4471 resent"),
        ("wants delivery before 3pm because of dialysis", ["dialysis"], "wants delivery before 3pm"),
        ("Can't pay until universal credit comes in", ["universal credit"], "Can't pay"),
        ("Turkish lady wants her bill by post", ["Turkish"], "Lady wants her bill by post"),
        ("He is in prison but his mother sent the form", ["in prison"], "His mother sent the form"),
        ("Le client, un vrai con, demande un remboursement", ["con"], "Le client demande un remboursement"),
        ("Demande un délai à cause de son divorce", ["divorce"], "Demande un délai"),
        ("En cure jusqu'au 15 juin, courrier chez sa soeur", ["cure"], "Jusqu'au 15 juin, courrier chez sa soeur"),
        ("Kunde hat Depressionen, bitte nur per Mail", ["Depressionen"], "Bitte nur per Mail"),
        ("Ratenzahlung vereinbart wegen Arbeitslosigkeit", ["Arbeitslosigkeit"], "Ratenzahlung vereinbart"),
    ],
)
def test_the_statement_goes_with_what_hung_on_it(note, spans, better):
    assert rewritten(note, [found(note, span) for span in spans]) == better


def test_words_of_a_rule_take_the_place_of_a_statement():
    note = "Her wife will collect it."
    assert rewritten(note, [found(note, "Her wife", rewrite="partner")]) == "Partner will collect it."


def test_a_note_without_a_service_fact_becomes_empty():
    assert rewritten("Klant is depressief.", [found("Klant is depressief.", "depressief")]) == ""


def test_names_stay_and_identifiers_become_what_they_are():
    note = "Els mailde els@example.org"
    assert (
        rewritten(note, [found(note, "Els", "name"), found(note, "els@example.org", "email")]) == "Els mailde [email]"
    )


def test_edits_do_not_overlap():
    note = "Klant is ziek en heeft kanker en wil factuur"
    changes = edits(note, [found(note, "ziek"), found(note, "kanker"), found(note, "heeft kanker")])
    assert all(one.end <= other.start for one, other in pairwise(changes))


def test_no_mark_is_left_over():
    assert applied("Kl belt, is ziek. Klaar", [Edit(9, 16)]) == "Kl belt. Klaar"


def test_redacting_keeps_what_cannot_point_at_one_person():
    note = "geboren 12-03-1961"
    assert redacted(note, [found(note, "12-03-1961", "dob")], "generalise") == "geboren 1961"
    assert redacted(note, [found(note, "12-03-1961", "dob")], "mask") == "geboren ██-██-████"


def test_the_change_for_each_finding_alone():
    note = "Klant Jan zit in een rolstoel en is Marokkaans, bel 06-12345678"
    several = [found(note, "Jan", "name"), found(note, "rolstoel"), found(note, "06-12345678", "phone")]
    assert edits_of_each(note, several) == [None, *edits(note, several[1:2]), *edits(note, several[2:])]
    assert edits_of_each(note, []) == []


def test_a_change_needs_no_rules_beside_those_of_the_kernel():
    # A process that answers pages has the rules once, packed: in Python they take seconds and hundreds of megabytes.
    script = """
from houvast.engines.scanner.rewriting import rewritten
from houvast.engines.scanner.rules.compiling import ruleset
from houvast.engines.scanner.scanning import scan, scanner
scanner("fast")
before = ruleset.cache_info().misses
note = "Klant is Marokkaans en wil factuur per post"
assert rewritten(note, scan(note)) == "Wil factuur per post"
print(ruleset.cache_info().misses - before)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
