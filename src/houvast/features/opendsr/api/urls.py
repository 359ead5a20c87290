"""Addresses for other organisations; the old names of OpenGDPR lead to the same doors."""

from django.urls import path

from houvast.features.opendsr.api import callbacks, requests

app_name = "opendsr"
urlpatterns = [
    path("discovery", requests.discovery, name="discovery"),
    path("certificate.pem", requests.certificate, name="certificate"),
    path("requests", requests.submit, name="submit"),
    path("requests/<uuid:request_id>", requests.one, name="request"),
    path("requests/<uuid:request_id>/results", requests.results, name="results"),
    path("callbacks", callbacks.hear, name="callbacks"),
    path("opengdpr_requests", requests.submit, name="old-submit"),
    path("opengdpr_requests/<uuid:request_id>", requests.one, name="old-request"),
    path("opengdpr_callbacks", callbacks.hear, name="old-callbacks"),
]
