"""Addresses of proposals, drift and gaps; they hold names of systems and fields, never of people."""

from django.urls import path

from houvast.features.discovery.desk import applying, deciding, drift, gaps, overview, queue, working

app_name = "discovery"

urlpatterns = [
    path("map/review/", overview.show_systems, name="systems"),
    path("map/review/of/<str:key>/", queue.show_queue, name="queue"),
    path("map/review/of/<str:key>/decide/", deciding.take_decision, name="decide"),
    path("map/review/of/<str:key>/apply/", applying.show_change, name="apply"),
    path("map/review/of/<str:key>/discover/", working.start, name="discover"),
    path("map/review/of/<str:key>/progress/", working.show_progress, name="progress"),
    path("map/drift/", drift.show_drift, name="drift"),
    path("map/drift/look/", drift.look_now, name="look"),
    path("map/drift/progress/", drift.show_progress, name="drift-progress"),
    path("map/drift/of/<str:key>/reviewed/", drift.take_as_reviewed, name="reviewed"),
    path("map/gaps/", gaps.show_gaps, name="gaps"),
    path("map/gaps/csv/", gaps.download, name="gaps-csv"),
]
