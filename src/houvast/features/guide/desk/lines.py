"""What goes wrong here, as it is said below; `entrypoints/desk/saying.py` says it in the language of the page."""

from django.utils.translation import gettext_noop as _

LINES = (
    _("There is no such answer in force: choose one from the list of answers."),
    _("Write the question down, in at most %(most)s signs."),
    _("No address is known: ask the caller to which address it may be mailed."),
    _("Nothing of the privacy statement stands here: put its passages in force first."),
    _("The card must keep its right and its theme, as the standard text has them: put them back."),
    _("Your account does not use the guide: ask the privacy officer."),
    _("There is no such card: choose one from the guide."),
    _("The guide knows no place {%(place)s}: use one of %(known)s."),
    _("Answer %(key)s needs a title and a text, in one of %(languages)s."),
    _("Answer %(key)s is a passage: name its heading and the version of the statement."),
    _("Answer %(key)s should have been looked at again already: choose a later day."),
)
