"""What was found and what changed is readable without the colours."""

from datetime import date

from houvast.foundation.ui.contracts import BarRow, CellChange, Series
from tests.foundation.ui.drawn import HOSTILE, draw


def test_cells_are_erased_replaced_or_kept_with_their_ground():
    changes = [
        CellChange("name", HOSTILE),
        CellChange("born", "1984-05-12", "1984"),
        CellChange("amount", "84", ground="Tax", until=date(2033, 12, 31)),
    ]
    html = draw("{% diff changes 'Cells' %}", changes=changes)
    assert "<del>&lt;script&gt;" in html
    assert "<del>1984-05-12</del>" in html
    assert "<ins>1984</ins>" in html
    assert "until 31 Dec 2033" in html
    assert html.count("<del>") == 2


def test_bars_stand_beside_their_numbers():
    rows, series = [BarRow("crm", [1200, 3])], [Series("Erased"), Series("Kept")]
    html = draw("{% bars rows series 'Rows' %}", rows=rows, series=series)
    assert '<th scope="row">crm</th>' in html
    assert '<td class="num">1200</td>' in html
    assert html.count("<rect") == 2
    assert 'aria-hidden="true"' in html


def test_a_step_tells_its_state_in_words_too():
    html = draw("{% main_job 'registered' blocked='no proof yet' %}")
    assert html.count("(done)") == 1
    assert "(blocked)" in html
    assert html.count('aria-current="step"') == 1
    assert "Step 2 of 9: Verified" in html
    assert "no proof yet" in html
