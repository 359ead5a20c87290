"""What pages call recipients of data, and how they are told."""

from django.utils.translation import gettext_lazy as _

from houvast.features.activities.contracts import RecipientRole
from houvast.features.rights.desk.words import Words
from houvast.features.rights.telling_contracts import FeeEnd, NotToldWhy, ToldHow

ROLES: Words = {
    RecipientRole.CONTROLLER: _("decides on the data itself"),
    RecipientRole.JOINT_CONTROLLER: _("decides on the data together with us"),
    RecipientRole.PROCESSOR: _("processes the data for us"),
    RecipientRole.AUTHORITY: _("authority"),
}
HOW: Words = {
    ToldHow.MAIL: _("By mail"),
    ToldHow.PHONE: _("By phone"),
    ToldHow.LETTER: _("By letter"),
    ToldHow.OTHERWISE: _("Otherwise"),
}
WHY: Words = {
    NotToldWhy.IMPOSSIBLE: _("It is impossible"),
    NotToldWhy.DISPROPORTIONATE: _("It asks a disproportionate effort"),
    NotToldWhy.PRINCIPAL_TELLS: _("The principal tells them"),
}
ENDS: Words = {
    FeeEnd.PAID: _("The fee was paid"),
    FeeEnd.DROPPED: _("The fee is not asked after all"),
    FeeEnd.WITHDRAWN: _("The person took the request back"),
}
