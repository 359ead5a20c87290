"""`{% load ui %}`: all components."""

from django.template import Library

from houvast.foundation.ui.tags import cases, feedback, forms, layout

register = Library()
for part in (forms, feedback, layout, cases):
    register.tags.update(part.register.tags)
