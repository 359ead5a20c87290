"""Draws a piece of template, in English."""

from django.template import Context, Template
from django.utils import translation

HOSTILE = "<script>alert(1)</script>"


def draw(source: str, **context: object) -> str:
    """The markup of a piece of template in which the components are loaded."""
    with translation.override("en"):
        return Template("{% load ui %}" + source).render(Context(context))
