"""Numbers of citizens go; everything else stays, to the letter."""

import time

import pytest

from houvast.features.intake.rules.numbers import without_citizen_numbers

BSN, RRN = "111222333", "85073003328"  # of nobody: a pattern, and an example of the register itself


@pytest.mark.parametrize("written", [BSN, "111 222 333", "111.222.333", "1112.22.333", "111-22-2333"])
def test_a_dutch_number_goes_however_it_is_written(written):
    assert without_citizen_numbers(f"Mijn BSN is {written}, graag snel.") == ("Mijn BSN is […], graag snel.", 1)


@pytest.mark.parametrize("written", [RRN, "85.07.30-033.28", "850730 033 28"])
def test_a_belgian_number_goes(written):
    assert without_citizen_numbers(f"nummer: {written}.") == ("nummer: […].", 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bel 0612345678 of +31 6 12345678",
        "klantnummer 123456789",
        "+31 111222333 of +32 (0)111222333",
        "NL91ABNA0417164300",
        "op 12-03-2026 om 10:15",
        "000000000 en 111111111",
        "order AB111222333C",
        "1112223334445556667",
        f"mijn klantnummer is {BSN}",
        f"Klantnr: {BSN}, contract 2",
        f"order {BSN} is nooit gekomen",
        f"{BSN}",
        f"het gaat over {BSN}",
        f"my customer number: {BSN}",
        f"niet mijn bsn maar klantnummer {BSN}",
        f"polisnummer {RRN}",
    ],
)
def test_other_numbers_stay(text):
    assert without_citizen_numbers(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"BSN: {BSN}", "BSN: […]"),
        (f"burgerservicenummer {BSN}", "burgerservicenummer […]"),
        (f"klantnummer 4711, bsn {BSN}", "klantnummer 4711, bsn […]"),
        (f"{BSN} is mijn bsn", "[…] is mijn bsn"),
        (f"mon numéro national {RRN}", "mon numéro national […]"),
        (f"{RRN}", "[…]"),
    ],
)
def test_what_is_called_a_number_of_a_citizen_goes(text, left):
    assert without_citizen_numbers(text) == (left, 1)


def test_two_in_one_text_and_a_long_text_takes_no_time():
    said = f"BSN {BSN} 12 {BSN}x bsn {BSN}\n{RRN}"
    assert without_citizen_numbers(said) == (f"BSN […] 12 {BSN}x bsn […]\n[…]", 3)
    begun = time.perf_counter()
    without_citizen_numbers("1 " * 5_000 + "-" * 5_000 + "11 .-" * 2_000)
    assert time.perf_counter() - begun < 1
