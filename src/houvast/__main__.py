"""`python -m houvast`: the command line of Django, until the one of the house takes over."""

import os

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "houvast.config.settings")
    execute_from_command_line()
