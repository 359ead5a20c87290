"""Addresses of the map and of the systems; they hold names of systems, never of people."""

from django.urls import path

from houvast.features.datamap.desk import checking, files, picture, systems

app_name = "datamap"

urlpatterns = [
    path("map/", picture.show_map, name="map"),
    path("map/files/", files.show_files, name="files"),
    path("systems/", systems.show_systems, name="systems"),
    path("systems/check/", checking.start, name="check"),
    path("systems/check/progress/", checking.show_progress, name="progress"),
    path("systems/check/<str:key>/", checking.start_one, name="check-one"),
    path("systems/of/<str:key>/", systems.show_system, name="system"),
]
