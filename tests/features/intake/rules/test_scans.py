"""What is a scan, by what is in it; what can harm is refused in one line and never opened."""

import random
from contextlib import suppress

import pytest

from houvast.features.intake.rules import scans
from houvast.features.intake.rules.scans import LARGEST, ScanRefused, read_scan
from tests.features.intake.papers import jpeg, packed_pdf, pdf, png, tiff


@pytest.mark.parametrize(
    ("data", "ending", "pages"),
    [
        (pdf(3), "pdf", 3),
        (packed_pdf(b"<</Type/Page>><</Type /Page /X 1>><</Type/Pages>>"), "pdf", 2),
        (pdf(1, b"<<>> stream\n/Type /Page /JavaScript\nendstream"), "pdf", 1),
        (png(), "png", 1),
        (jpeg(), "jpg", 1),
        (tiff(), "tiff", 3),
    ],
)
def test_a_scan_is_known_by_what_is_in_it(data, ending, pages):
    found = read_scan(data)
    assert (found.ending, found.pages) == (ending, pages)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "is no scan"),
        (b"<html>", "is no scan"),
        (b"PK\x03\x04", "is no scan"),
        (b"MZ%PDF-", "is no scan"),
        (b"%PDF-1.7 ", "damaged"),
        (pdf(0), "1 to 200 pages"),
        (pdf(201), "1 to 200 pages"),
        (pdf(1, b"/OpenAction 3 0 R"), "can run something"),
        (pdf(1, b"/EmbeddedFile"), "can run something"),
        (packed_pdf(b"/Type /Page /JavaScript (x)"), "can run something"),
        (pdf(1, b"/Encrypt 1 0 R"), "locked with a password"),
        (packed_pdf(b"\0" * (40 * 2**20)), "unpacks to far more"),
        (png(0, 5), "too large"),
        (png(100_000, 100_000), "too large"),
        (png()[:20], "damaged"),
        (jpeg()[:8], "damaged"),
        (jpeg(60_000, 60_000), "too large"),
        (tiff(14), "damaged"),
        (tiff(999_999), "damaged"),
        (b"MM\0*\xff\xff\xff\xff", "damaged"),
        (b"%PDF-" + b"x" * LARGEST, "too large"),
    ],
    ids=range(21),
)
def test_what_is_no_scan_is_refused(data, line):
    with pytest.raises(ScanRefused, match=line):
        read_scan(data)


def test_whatever_comes_in_is_taken_or_refused():
    chance = random.Random(5)
    refused = 0
    for begins, *_ in scans._KINDS:
        for _ in range(300):
            data = begins + chance.randbytes(chance.randrange(200)) + chance.choice([b"", b"%%EOF", b"IEND"])
            with suppress(ScanRefused):
                read_scan(data)
                continue
            refused += 1
    assert refused > 1000
