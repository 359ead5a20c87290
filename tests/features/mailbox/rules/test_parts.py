"""Files with a mail are listed under names that are safe, and come out as they came in."""

from houvast.features.mailbox.rules.parsing import attachment_of, letter_of
from houvast.features.mailbox.rules.parts import safe_name
from tests.features.mailbox.stage import made


def test_files_are_listed_under_safe_names_and_handed_over_as_they_came():
    message = made("Brief", "Zie bijlage.")
    bomb = b"PK\x03\x04" + bytes(1000)
    for name in ("../../etc/passwd", "brief.pdf\u202efdp.exe", "con|x?.zip", "a" * 300 + ".pdf", ""):
        message.add_attachment(bomb, maintype="application", subtype="zip", filename=name)
    raw = message.as_bytes()
    names = [one.name for one in letter_of(raw).attachments]
    assert names[0] == "_.._etc_passwd"
    assert all(not set("/\\:|?\u202e") & set(name) and 0 < len(name) <= 120 for name in names)
    assert names[4] == "file-5"
    assert attachment_of(raw, 1)[1] == bomb
    assert attachment_of(raw, 9) is None


def test_a_long_name_keeps_its_ending():
    assert safe_name("a" * 300 + ".pdf", 1).endswith("a.pdf")
    assert len(safe_name("a" * 300, 1)) == 120
