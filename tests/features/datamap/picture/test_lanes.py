"""Lines in one corridor: beside each other where they would touch, together where they lead the same way."""

from hypothesis import given
from hypothesis import strategies as st

from houvast.features.datamap.picture.lanes import Stretch, share_out

PIECES = st.lists(
    st.builds(
        Stretch,
        st.sampled_from("ab"),
        st.integers(0, 8),
        st.tuples(st.integers(0, 9)),
        st.tuples(st.integers(0, 9)),
    )
)


@given(PIECES)
def test_what_leads_elsewhere_never_touches(pieces):
    shared = share_out(pieces)
    for one in pieces:
        for other in pieces:
            if one.corridor == other.corridor and one.bundle != other.bundle:
                lanes = [shared.lane[piece.corridor, piece.bundle] for piece in (one, other)]
                assert lanes[0] != lanes[1] or max(one.start, one.end) < min(other.start, other.end) or max(
                    other.start, other.end
                ) < min(one.start, one.end)  # fmt: skip
    assert all(lane < shared.count[corridor] for (corridor, _), lane in shared.lane.items())


@given(PIECES)
def test_the_order_in_which_they_come_does_not_matter(pieces):
    assert share_out(pieces) == share_out(reversed(pieces))


def test_a_lane_that_is_free_again_is_used_again():
    pieces = [Stretch("c", "x", (0,), (3,)), Stretch("c", "y", (5,), (4,)), Stretch("c", "z", (2,), (6,))]
    assert share_out(pieces).count == {"c": 2}
