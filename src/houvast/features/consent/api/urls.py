"""Addresses for programs."""

from django.urls import path

from houvast.features.consent.api import contact_check

app_name = "consent-api"
urlpatterns = [path("contact-check", contact_check.check, name="contact-check")]
