import pytest

from houvast.engines.discovery.vocabulary import meanings, readings


def test_hundreds_of_words_are_known():
    assert len(meanings()) > 1200


@pytest.mark.parametrize("name", ["e_mail", "E-Mail", "eMail", "email"])
def test_two_words_that_are_known_as_one_count_as_one(name):
    assert readings(name)[0] == (frozenset({"mail"}), 0)


def test_a_word_with_more_meanings_is_read_in_every_way():
    assert len(readings("deb_nr")) >= 1
    assert {concepts for concepts, _ in readings("client")} == {frozenset({"customer"})}


def test_what_means_nothing_is_counted():
    assert readings("qqq_naam") == ((frozenset({"name"}), 1),)
    assert readings("qqq") == ((frozenset(), 1),)


def test_a_name_with_many_readings_is_bounded():
    assert len(readings("_".join(["land", "str", "adr", "geb", "dat"] * 10))) <= 32
