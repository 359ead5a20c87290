"""What pages call who asks for another, and how that is seen."""

from django.utils.translation import gettext_lazy as _

from houvast.engines.rulepacks.representation import Relation, SeenHow
from houvast.features.rights.contracts import Authority, JoinedWhy, RefusalGround, RefusedWhy
from houvast.features.rights.desk.words import Words

RELATIONS: Words = {
    Relation.PARENT: _("Parent"),
    Relation.GUARDIAN: _("Guardian of a child"),
    Relation.CURATOR: _("Curator (full guardianship)"),
    Relation.ADMINISTRATOR: _("Administrator of money and goods"),
    Relation.MENTOR: _("Mentor (care)"),
    Relation.MANDATE: _("Somebody with a mandate"),
    Relation.LAWYER: _("Lawyer"),
    Relation.EXECUTOR: _("Executor of who has died"),
    Relation.HEIR: _("Heir of who has died"),
}
SEEN: Words = {
    SeenHow.ORIGINAL: _("the document itself was shown"),
    SeenHow.COPY: _("a copy was shown, and not kept"),
    SeenHow.REGISTER: _("looked up in the register"),
    SeenHow.ASKED: _("asked on a number or address on file"),
}
STATES: Words = {
    Authority.WAITING: _("Not seen yet"),
    Authority.SEEN: _("Seen"),
    Authority.REFUSED: _("Refused"),
}
REFUSED: Words = {
    RefusedWhy.NOT_SHOWN: _("Nothing was shown"),
    RefusedWhy.NOT_VALID: _("It has ended, or is of somebody else"),
    RefusedWhy.NOT_FOR_THIS: _("It does not reach so far"),
    RefusedWhy.PERSON_DISAGREES: _("The person does not want it"),
    RefusedWhy.DOUBT: _("It may be forged"),
}
GROUNDS: Words = {
    RefusalGround.UNFOUNDED: _("Manifestly unfounded"),
    RefusalGround.EXCESSIVE: _("Excessive"),
}
JOINED: Words = {
    JoinedWhy.DUPLICATE: _("The same, asked twice"),
    JoinedWhy.FOLLOW_UP: _("It adds to what was asked, or asks how far it is"),
}
