import pytest

from houvast.engines.discovery.detectors import free_text
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw belde over haar factuur en was boos over de hoogte.",
        "Le client a demandé une copie de son contrat par courrier.",
    ],
)
def test_it_is_recognised(text):
    assert free_text.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Blauw",
        "Tafel rond wit",
        "https://www.example.org/een/heel/lang/adres",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit goes on and on",
    ],
)
def test_something_else_is_not(text):
    assert free_text.share(values_of([text])) == 0


def test_the_same_few_sentences_are_no_free_text():
    few = ["De klant is tevreden over het antwoord.", "De klant is niet tevreden over het antwoord."] * 10
    assert free_text.share(values_of(few)) == 0
