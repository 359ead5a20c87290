"""Every address of the project."""

from django.urls import include, path

urlpatterns = [
    path("", include("houvast.entrypoints.outside.urls")),
    path("", include("houvast.entrypoints.desk.urls")),
]
