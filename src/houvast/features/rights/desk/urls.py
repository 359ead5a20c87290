"""Addresses of the pages of cases; none holds personal data, only the receipt number."""

from django.urls import path

from houvast.features.rights.desk import (
    answering,
    background,
    completing,
    data,
    identity,
    letters,
    listing,
    mails,
    new,
    on_map,
    passed_on,
    plan,
    proposing,
    request,
    timeline,
    today,
    work,
)

app_name = "rights"
_CASE = "cases/<str:number>/"

urlpatterns = [
    path("", today.show_today, name="today"),
    path("find/", today.find, name="find"),
    path("cases/", listing.show_cases, name="cases"),
    path("cases/new/", new.register, name="new"),
    path("cases/new/propose/", proposing.propose, name="propose"),
    path(f"{_CASE}", request.show_request, name="case"),
    path(f"{_CASE}receipt/", new.show_receipt, name="receipt"),
    path(f"{_CASE}keys/", identity.keys, name="keys"),
    path(f"{_CASE}more/", completing.complete, name="complete"),
    path(f"{_CASE}identity/", identity.identity, name="identity"),
    path(f"{_CASE}data/", data.show_data, name="data"),
    path(f"{_CASE}data/map/", on_map.show_on_map, name="on-map"),
    path(f"{_CASE}data/locate/", data.locate, name="locate"),
    path(f"{_CASE}data/decide/", data.decide, name="decide"),
    path(f"{_CASE}progress/", background.show_progress, name="progress"),
    path(f"{_CASE}plan/", plan.show_plan, name="plan"),
    path(f"{_CASE}plan/make/", plan.make_plan, name="make-plan"),
    path(f"{_CASE}plan/approve/", plan.approve, name="approve"),
    path(f"{_CASE}plan/withdraw/", plan.withdraw, name="withdraw"),
    path(f"{_CASE}carry-out/", work.show_work, name="work"),
    path(f"{_CASE}carry-out/start/", work.carry_out, name="carry-out"),
    path(f"{_CASE}answer/", answering.answer, name="answer"),
    path(f"{_CASE}answer/preview/", answering.show_preview, name="preview"),
    path(f"{_CASE}answer/pack/", answering.fetch_pack, name="pack"),
    path(f"{_CASE}messages/", mails.show_mails, name="mails"),
    path(f"{_CASE}timeline/", timeline.show_timeline, name="timeline"),
    path(f"{_CASE}extend/", request.extend, name="extend"),
    path(f"{_CASE}extend/letter/", letters.show_extension_letter, name="extension-letter"),
    path(f"{_CASE}forward/", request.forward, name="forward"),
    path(f"{_CASE}forward/list/", passed_on.fetch_list, name="forward-list"),
    path(f"{_CASE}instruction/", request.instruct, name="instruct"),
    path(f"{_CASE}close/", request.close, name="close"),
]
