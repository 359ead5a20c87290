"""Hold conversations with the systems at the same time."""

from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar

from houvast.engines.locating.request import Answers, Question

One = TypeVar("One")
Two = TypeVar("Two")
Three = TypeVar("Three")
Conversation: TypeAlias = Generator[list[Question], Answers, One]


def together(
    one: Conversation[One], two: Conversation[Two], three: Conversation[Three]
) -> Conversation[tuple[One, Two, Three]]:
    """Ask in every round what all of them ask, so that none waits for another; return what each ends in."""
    running: list[Generator[list[Question], Answers, Any]] = [one, two, three]
    ends: list[Any] = [None] * len(running)
    replies: dict[int, Answers | None] = dict.fromkeys(range(len(running)))
    while True:
        asked: dict[int, list[Question]] = {}
        for place, answers in replies.items():
            try:
                asked[place] = running[place].send(answers)  # type: ignore[arg-type]  # the first send takes None
            except StopIteration as end:
                ends[place] = end.value
        if not asked:
            return ends[0], ends[1], ends[2]
        every = iter((yield [question for questions in asked.values() for question in questions]))
        replies = {place: [next(every) for _ in questions] for place, questions in asked.items()}
