"""Every address of the project."""

from django.urls import include, path

urlpatterns = [
    path("", include("houvast.entrypoints.outside.urls")),
    path("my/", include("houvast.entrypoints.subject_portal.urls")),
    path("api/v1/", include("houvast.features.consent.api.urls")),
    path("api/v1/", include("houvast.features.intake.api.urls")),
    path("api/v1/", include("houvast.features.rights.api.urls")),
    path("api/v1/", include("houvast.features.noteguard.api.urls")),
    path("", include("houvast.entrypoints.outside.identity.urls")),
    path("opendsr/v2/", include("houvast.features.opendsr.api.urls")),
    path("", include("houvast.entrypoints.desk.urls")),
]
