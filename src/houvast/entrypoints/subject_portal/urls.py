"""Addresses of the person's own page; none holds anything about anybody."""

from django.urls import path

from houvast.entrypoints.subject_portal import (
    answer,
    choosing,
    correcting,
    entering,
    identity,
    logging_in,
    messages,
    status,
    stopping,
)

app_name = "my"
_IN = "<str:language>/"

urlpatterns = [
    path("", entering.choose_language, name="start"),
    path("identity/<str:provider>/", logging_in.come_back, name="login-back"),
    path(_IN, status.show_status, name="home"),
    path(f"{_IN}enter/", entering.knock_at_door, name="enter"),
    path(f"{_IN}code/", entering.give_code, name="code"),
    path(f"{_IN}who/", identity.show_identity, name="identity"),
    path(f"{_IN}who/code/", identity.send_code, name="identity-send"),
    path(f"{_IN}who/check/", identity.check_code, name="identity-check"),
    path(f"{_IN}who/questions/", identity.questions, name="identity-questions"),
    path(f"{_IN}who/login/", logging_in.begin, name="identity-login"),
    path(f"{_IN}answer/", answer.show_answer, name="answer"),
    path(f"{_IN}answer/code/", answer.send_code, name="answer-send"),
    path(f"{_IN}answer/fetch/", answer.fetch, name="answer-fetch"),
    path(f"{_IN}messages/", messages.show_messages, name="messages"),
    path(f"{_IN}correct/", correcting.correct, name="correct"),
    path(f"{_IN}choices/", choosing.show_choices, name="choices"),
    path(f"{_IN}stop/", stopping.stop_erasure, name="stop"),
    path(f"{_IN}close/", entering.close, name="close"),
    path(f"{_IN}leave/", entering.sign_out, name="leave"),
]
