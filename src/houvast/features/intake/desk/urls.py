"""Addresses of letters, and of requests to look at; none holds personal data."""

from django.urls import path

from houvast.features.intake.desk import importing, letters, looking

app_name = "intake"
urlpatterns = [
    path("letters/", letters.take, name="letters"),
    path("letters/<uuid:file>/", letters.fetch, name="scan"),
    path("requests/import/", importing.take, name="import"),
    path("web-requests/", looking.show, name="to-look-at"),
    path("web-requests/<str:number>/", looking.looked, name="looked"),
    path("web-requests/<str:number>/close/", looking.close, name="spam"),
    path("web-requests/<str:number>/open/", looking.reopen, name="reopen"),
]
