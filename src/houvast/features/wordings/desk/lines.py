"""What goes wrong here, as it is said below; `entrypoints/desk/saying.py` says it in the language of the page."""

from django.utils.translation import gettext_noop as _

LINES = (
    _("The day to look at the text again must be after today: choose a later day."),
    _("A text is approved by somebody other than its writer: ask a colleague."),
    _("The text is the same as the one in force: change something first."),
    _("This text does not wait to be approved, or no longer: look at the list of texts."),
    _("%(what)s must hold %(absent)s: put it back."),
    _("%(what)s holds %(unknown)s, which nothing fills in: take it out."),
    _("%(what)s has a brace that belongs to no field: write fields as {name}."),
    _("There is no such text: choose one from the list of texts."),
    _("Your account writes no texts: ask the privacy officer."),
    _("%(what)s is longer than %(most)s signs: make it shorter."),
    _("%(what)s has signs that nobody sees: type it again instead of pasting it."),
)
