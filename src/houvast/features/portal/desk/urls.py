"""Addresses of the desk's pages about what people write; none holds personal data."""

from django.urls import path

from houvast.features.portal.desk import conversation, listing

app_name = "portal"
_CASE = "cases/<str:number>/page/"

urlpatterns = [
    path("conversations/", listing.show_waiting, name="waiting"),
    path(_CASE, conversation.show_conversation, name="conversation"),
    path(f"{_CASE}files/<uuid:file>/", conversation.fetch_file, name="file"),
    path(f"{_CASE}revoke/", conversation.revoke, name="revoke"),
    path(f"{_CASE}resume/", conversation.resume, name="resume"),
    path(f"{_CASE}open/", conversation.open_again, name="open-again"),
]
