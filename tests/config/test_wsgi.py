"""The door for a web server, as a process of its own loads it."""

import os
import subprocess
import sys

STATE = "import gc, houvast.config.wsgi; print(gc.get_freeze_count() > 10 * len(gc.get_objects()))"


def test_what_was_loaded_is_not_looked_through_again_while_visitors_wait(tmp_path):
    paths = {"PYTHONPATH": os.pathsep.join(sys.path), "HOUVAST_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", STATE], env=os.environ | paths, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["True"]
