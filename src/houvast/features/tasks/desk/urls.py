"""Addresses of tasks."""

from django.urls import path

from houvast.features.tasks.desk import listing, looking_after, page

app_name = "tasks"
urlpatterns = [
    path("tasks/", listing.show_tasks, name="list"),
    path("tasks/<uuid:task>/", page.show_task, name="task"),
    path("tasks/<uuid:task>/files/<uuid:file>/", page.fetch_file, name="file"),
    path("tasks/<uuid:task>/remind/", looking_after.remind_now, name="remind"),
    path("tasks/<uuid:task>/link/", looking_after.new_link, name="link"),
    path("tasks/<uuid:task>/revoke/", looking_after.revoke, name="revoke"),
    path("tasks/<uuid:task>/again/", looking_after.again, name="again"),
    path("tasks/<uuid:task>/withdraw/", looking_after.withdraw, name="withdraw"),
]
