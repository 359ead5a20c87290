"""Hashes of identities, and the texts that they may be of."""

import hashlib

import pytest

from houvast.features.opendsr.hashes import digests, hashed_keys, split_kind


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("written", ["jip@example.org", "Jip@Example.org", " JIP@example.org "])
def test_an_address_is_known_in_the_notation_of_others(written):
    assert sha("jip@example.org") in set(digests("email", written, "sha256", "NL"))


def test_a_text_as_it_stands_is_tried_as_well():
    assert sha("K-0042") in set(digests("customer_number", "K-0042", "sha256", "NL"))
    assert sha("K0042") in set(digests("customer_number", "K-0042", "sha256", "NL"))
    assert sha("K0043") not in set(digests("customer_number", "K-0042", "sha256", "NL"))


def test_hashes_are_told_apart_from_other_keys():
    assert split_kind("email_sha256") == ("email", "sha256")
    assert (split_kind("email"), split_kind("phone_number"), split_kind("_sha256")) == (None, None, None)
    assert hashed_keys([("email", "a@example.org"), ("email_md5", " AB ")]) == (("email", "md5", "ab"),)
