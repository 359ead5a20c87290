"""What is logged, and what is not."""

import logging

import pytest

from houvast.config.logs import PlainFormatter, WithoutQueryStrings
from houvast.engines.trouble import Trouble


def logged(message: str, *arguments: object, error: BaseException | None = None) -> str:
    caught = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("x", logging.INFO, __file__, 1, message, arguments, caught)
    WithoutQueryStrings().filter(record)
    return PlainFormatter("%(message)s").format(record)


def fail(error: Exception, cause: Exception | None = None) -> None:
    raise error from cause


def raised(error: Exception, cause: Exception | None = None) -> BaseException:
    with pytest.raises(type(error)) as caught:
        fail(error, cause)
    return caught.value


def test_what_somebody_searched_for_is_not_logged():
    assert logged('"%s" %s', "GET /desk/?q=jan%40mail.example HTTP/1.1", 200) == '"GET /desk/ HTTP/1.1" 200'


def test_a_message_without_an_address_is_left_alone():
    assert logged("%d jobs are done", 3) == "3 jobs are done"


def test_an_error_shows_its_place_and_kind_but_not_the_value_that_a_database_quotes():
    shown = logged("went wrong", error=raised(ValueError("Key (email)=(jan@mail.example)"), KeyError("jan")))
    assert "test_logs.py" in shown
    assert "ValueError" in shown
    assert "KeyError" in shown
    assert "jan" not in shown


def test_trouble_shows_its_message_which_holds_no_personal_data():
    assert "Trouble: the folder is full" in logged("stopped", error=raised(Trouble("the folder is full")))


@pytest.mark.parametrize(
    ("line", "logged_as"),
    [
        ("Not Found: /t/Zm9vYmFy-_8", "Not Found: /t/…"),
        ('"POST /t/Zm9vYmFy HTTP/1.1" 200', '"POST /t/… HTTP/1.1" 200'),
        ("Forbidden (CSRF): https://privacy.example/t/Zm9v", "Forbidden (CSRF): https://privacy.example/t/…"),
        ("GET /desk/tasks/ 200", "GET /desk/tasks/ 200"),
    ],
)
def test_the_token_of_a_link_is_not_logged(line, logged_as):
    assert logged(line) == logged_as
