"""Addresses of the pages of cases; none holds personal data, only the receipt number."""

from django.urls import URLPattern, path

from houvast.features.rights.desk import (
    answering,
    authority,
    background,
    completing,
    data,
    fee,
    identity,
    joining,
    letters,
    listing,
    mails,
    new,
    on_map,
    passed_on,
    plan,
    proposing,
    recipients,
    refusing,
    release,
    request,
    timeline,
    today,
    undelivered,
    window,
    work,
)
from houvast.features.rights.desk.own_steps import View, own_steps

app_name = "rights"
_CASE = "cases/<str:number>/"


def _step(where: str, view: View, name: str) -> URLPattern:
    """Place a page of a case, on which nothing is done once the case goes on in another."""
    return path(f"{_CASE}{where}", own_steps(view), name=name)


urlpatterns = [
    path("", today.show_today, name="today"),
    path("find/", today.find, name="find"),
    path("undelivered/", undelivered.show_undelivered, name="undelivered"),
    path("cases/", listing.show_cases, name="cases"),
    path("cases/new/", new.register, name="new"),
    path("cases/new/propose/", proposing.propose, name="propose"),
    _step("", request.show_request, name="case"),
    _step("receipt/", new.show_receipt, name="receipt"),
    _step("keys/", identity.keys, name="keys"),
    _step("more/", completing.complete, name="complete"),
    _step("identity/", identity.identity, name="identity"),
    _step("authority/", authority.authority, name="authority"),
    _step("join/", joining.join, name="join"),
    path(f"{_CASE}join/undo/", joining.part, name="part"),
    _step("data/", data.show_data, name="data"),
    _step("data/map/", on_map.show_on_map, name="on-map"),
    _step("data/locate/", data.locate, name="locate"),
    _step("data/decide/", data.decide, name="decide"),
    _step("progress/", background.show_progress, name="progress"),
    _step("plan/", plan.show_plan, name="plan"),
    _step("plan/make/", plan.make_plan, name="make-plan"),
    _step("plan/approve/", plan.approve, name="approve"),
    _step("plan/withdraw/", plan.withdraw, name="withdraw"),
    _step("carry-out/", work.show_work, name="work"),
    _step("carry-out/start/", work.carry_out, name="carry-out"),
    _step("answer/", answering.answer, name="answer"),
    _step("answer/preview/", answering.show_preview, name="preview"),
    _step("answer/pack/", answering.fetch_pack, name="pack"),
    _step("messages/", mails.show_mails, name="mails"),
    _step("messages/<uuid:message>/again/", undelivered.send_once_more, name="mail-again"),
    _step("messages/<uuid:message>/told/", undelivered.note_told, name="mail-told"),
    _step("refusal/", refusing.refusal, name="refusal"),
    _step("fee/", fee.fee, name="fee"),
    _step("recipients/", recipients.recipients, name="recipients"),
    _step("release/", release.release, name="release"),
    _step("window/", window.window, name="window"),
    _step("timeline/", timeline.show_timeline, name="timeline"),
    _step("extend/", request.extend, name="extend"),
    _step("extend/letter/", letters.show_extension_letter, name="extension-letter"),
    _step("forward/", request.forward, name="forward"),
    _step("forward/list/", passed_on.fetch_list, name="forward-list"),
    _step("instruction/", request.instruct, name="instruct"),
    _step("close/", request.close, name="close"),
]
