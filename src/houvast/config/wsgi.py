"""The door for a web server: ``houvast.config.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "houvast.config.settings")
application = get_wsgi_application()

# Load every page now: the first visitor does not wait for it, and a page that cannot be loaded stops the start.
_ = get_resolver().url_patterns

# What was loaded stays: looking through it again held up every visitor for a sixth of a second.
gc.collect()
gc.freeze()
