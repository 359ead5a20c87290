"""Addresses for programs."""

from django.urls import path

from houvast.features.intake.api import requests

app_name = "intake-api"
urlpatterns = [
    path("requests", requests.requests, name="register"),
    path("requests/<str:number>", requests.show, name="show"),
    path("requests/<str:number>/answer", requests.answer, name="answer"),
]
