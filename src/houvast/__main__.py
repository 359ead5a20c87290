"""`python -m houvast`: Django's own commands, until the command line of the house takes over."""

import os
import sys

from django.core.management import execute_from_command_line

from houvast.engines.trouble import Trouble

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "houvast.config.settings")
    try:
        execute_from_command_line()
    except Trouble as trouble:
        sys.exit(f"houvast: {trouble}")
