"""The door for a web server: ``houvast.config.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "houvast.config.settings")
application = get_wsgi_application()
