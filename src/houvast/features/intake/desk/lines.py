"""What goes wrong here, as it is said below; `entrypoints/desk/saying.py` says it in the language of the page."""

from django.utils.translation import gettext_noop as _

LINES = (
    _("row %(row)s: a file holds %(most)s requests at most; divide it."),
    _("the file is larger than %(most)s MB; divide it."),
    _("the file is no text in UTF-8; save it as CSV UTF-8 and try again."),
    _("the file is neither UTF-8 nor Windows-1252; save it as CSV UTF-8 and try again."),
    _("line %(line)s: a quotation mark is not closed, or a cell too long."),
    _("row 1: the column %(column)s is absent; the first row names the columns."),
    _("row 1: column %(column)s has no name that is known; use %(known)s."),
    _("row 1: a column stands there twice; leave one out."),
    _("Your account registers no requests: ask an agent or the privacy officer."),
)
