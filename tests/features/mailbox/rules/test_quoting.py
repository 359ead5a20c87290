"""The sender's own words come out, whoever's mail program quoted what, in four languages."""

import time

import pytest

from houvast.features.mailbox.rules.quoting import own_words

OWN = "Ja, dat klopt.\n\nFatima"


@pytest.mark.parametrize(
    "behind",
    [
        "Op vr 20 nov 2026 om 10:12 schreef Belhuis Noord <privacy@belhuis-noord.example>:\n\n> Gegevens wissen?",
        "On Fri, 20 Nov 2026 at 10:12, Belhuis Noord\n<privacy@belhuis-noord.example> wrote:\n\n> Wipe my data",
        "Le ven. 20 nov. 2026 à 10:12, Belhuis <privacy@belhuis-noord.example> a écrit :\n> Effacez",
        "Am Fr., 20. Nov. 2026 um 10:12 Uhr schrieb Belhuis <privacy@belhuis-noord.example>:\n> Löschen",
        "-----Oorspronkelijk bericht-----\nVan: Belhuis\nWis alles",
        "-----Original Message-----\nFrom: Belhuis\nErase me",
        "-----Message d'origine-----\nDe : Belhuis\nEffacez",
        "-----Ursprüngliche Nachricht-----\nVon: Belhuis\nLöschen",
        "________________________________\nVan: Belhuis\nVerzonden: vrijdag\nAan: Ik\nOnderwerp: Vraag\n\nWis alles",
        "Von: Belhuis\nGesendet: Freitag\nAn: Fatima\nBetreff: Daten\n\nLöschen",
        "De : Belhuis\nEnvoyé : vendredi\nÀ : Fatima\nObjet : données\n\nEffacez",
        "---------- Forwarded message ---------\nFrom: Belhuis\nErase",
        "-- \nFatima Yildiz, wis nooit iets",
        "Verzonden vanaf mijn telefoon",
    ],
)
def test_what_is_quoted_goes(behind):
    assert own_words(f"{OWN}\n\n{behind}") == OWN


def test_an_answer_below_or_between_is_kept():
    head = "Op vr 20 nov 2026 om 10:12 schreef Belhuis <p@belhuis-noord.example>:"
    assert own_words(f"{head}\n> Welk nummer?\n\nHet nummer is 12.\n> En?\nOok 13.") == "Het nummer is 12.\nOok 13."


def test_nothing_but_a_forwarded_mail_has_no_own_words():
    assert own_words("---------- Doorgestuurd bericht ---------\nVan: iemand\n\nWis mijn gegevens") == ""


def test_ordinary_sentences_stay():
    text = "Van wie heeft u mijn nummer?\nOp maandag schreef ik u al.\nAan u de vraag: wist u het?"
    assert own_words(text) == text


@pytest.mark.parametrize("line", ["op 20:00 schreef " * 5000, "> " * 50_000, "van: x\n" * 20_000, "<a@b> " * 40_000])
def test_a_hostile_text_takes_no_time(line):
    start = time.perf_counter()
    own_words(line)
    assert time.perf_counter() - start < 2
