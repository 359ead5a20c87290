"""What an answer is about weighs more than what it mentions."""

from houvast.features.guide.indexing import weighed
from houvast.features.guide.models import Answer, Posting
from tests.features.guide.stage import approved


def test_a_title_weighs_more_than_a_text_and_once_more_says_little():
    answer = Answer(language="nl", title="Bewaren", text="factuur factuur factuur brief", place="")
    weights = weighed(answer)
    assert weights["bewar"] > weights["factur"] > weights["brief"]
    assert weights["factur"] < 2 * weights["brief"]


def test_only_what_is_in_force_is_searched(cast):
    approved(cast)
    assert Posting.objects.values("answer").distinct().count() == 5
