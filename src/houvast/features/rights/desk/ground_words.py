"""What pages call the grounds on which something is refused."""

from django.utils.translation import gettext_lazy as _

from houvast.features.rights.desk.words import Words
from houvast.features.rights.grounds.fields import Ground

GROUNDS: Words = {
    Ground.DOUBT: _("It is in doubt who asks"),
    Ground.CANNOT_IDENTIFY: _("We cannot find the person in our data"),
    Ground.NOT_MANDATED: _("Who asks for another may not"),
    Ground.DECEASED: _("The person has died"),
    Ground.UNFOUNDED: _("Manifestly unfounded"),
    Ground.EXCESSIVE: _("Excessive"),
    Ground.OTHERS_RIGHTS: _("It is about other people too"),
    Ground.TRADE_SECRETS: _("It is a secret of the business"),
    Ground.STILL_NEEDED: _("The data are still needed"),
    Ground.EXPRESSION: _("Freedom of speech and news"),
    Ground.LEGAL_DUTY: _("The law says that we must keep it"),
    Ground.PUBLIC_TASK: _("A public task"),
    Ground.PUBLIC_HEALTH: _("Public health"),
    Ground.ARCHIVES: _("Archive, research or statistics"),
    Ground.CLAIMS: _("A dispute or legal claim"),
    Ground.SHARED: _("The data are of other people too"),
    Ground.PORTABILITY_GROUND: _("Not used on consent or contract"),
    Ground.PORTABILITY_PAPER: _("On paper only"),
    Ground.PORTABILITY_INFERRED: _("Made by us, not given by the person"),
    Ground.PORTABILITY_PUBLIC_TASK: _("Used for a public task"),
    Ground.PORTABILITY_OTHERS: _("It would harm other people"),
    Ground.CORRECT: _("The data are right"),
    Ground.OPINION: _("It is an opinion; the person’s words were added"),
    Ground.NO_RESTRICTION: _("None of the four cases of the law"),
    Ground.COMPELLING: _("Compelling grounds that weigh more"),
    Ground.OBJECTION_CLAIMS: _("Needed for a dispute or legal claim"),
    Ground.NOT_OPEN: _("Not used for an interest of our own"),
    Ground.OBJECTION_RESEARCH: _("Research for the good of all"),
    Ground.HUMAN_DECIDED: _("A person decided, not a computer"),
    Ground.NO_GREAT_EFFECT: _("The decision has no great effect"),
    Ground.DECIDED_BY_LAW: _("A law lets a computer decide"),
    Ground.NL_OTHERS: _("Protection of the person or of others"),
    Ground.NL_CLAIMS: _("Collecting a civil claim"),
    Ground.NL_RESEARCH: _("Used for research or statistics only"),
    Ground.NL_REGISTER: _("In a public register"),
    Ground.BE_AUTHORITIES: _("The law lets us tell no more"),
}
