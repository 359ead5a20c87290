"""Addresses for programs."""

from django.urls import path

from houvast.features.rights.api import identity

app_name = "rights-api"
urlpatterns = [
    path("requests/<str:number>/identity/nonce", identity.ask_nonce, name="nonce"),
    path("requests/<str:number>/identity", identity.take_word, name="word"),
]
