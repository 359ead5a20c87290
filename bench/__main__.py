"""Measure the main job against hand-written SQL in the same run: `python -m bench [sqlite] [postgresql]`.

With one of these words it measures that and nothing else: `discovery`, how well columns are told apart; `scale`,
locating among twenty million rows; `notes`, the note guard; `intents`, how well callers' words are understood;
`answers`, how fast approved answers are found; `contact_check`, how fast a dialler hears whom it may call.

Prints a table and writes `bench/results.json`; exits with 1 when a cell of data was left.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

KINDS = ("sqlite", "postgresql")
ALONE = ("discovery", "scale", "notes", "intents", "answers", "contact_check")


def main(kinds: list[str]) -> int:
    """Measure what was asked for."""
    if len(kinds) == 1 and kinds[0] in ALONE:
        return subprocess.run([sys.executable, "-m", f"bench.{kinds[0]}"], check=False).returncode
    if unknown := sorted(set(kinds) - set(KINDS)):
        print(f"bench: {unknown[0]} is not measured; choose from {', '.join(KINDS + ALONE)}", file=sys.stderr)
        return 2
    home = Path(tempfile.mkdtemp(prefix="houvast-bench-"))
    os.environ |= {"HOUVAST_HOME": str(home), "DJANGO_SETTINGS_MODULE": "houvast.config.settings"}
    os.environ["HOUVAST_REVOKE_DAYS"] = "0"  # an erasure is measured at once
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    from bench.measuring import measure  # noqa: PLC0415 -- needs Django
    from bench.serving import measure_demo, measure_serving  # noqa: PLC0415 -- needs Django

    results = measure(kinds or list(KINDS), home)
    serving, demo = measure_serving(home), measure_demo(home)
    (Path(__file__).parent / "results.json").write_text(
        json.dumps({"main_job": results, "serving": serving, "demo": demo}, indent=1) + "\n", encoding="utf-8"
    )
    for row in results:
        print(
            f"{row['database']:<11} {row['right']:<8} median {row['median_ms']:>6} ms  "
            f"written after {row['until_written_ms']:>6} ms  p95 {row['p95_ms']:>6} ms  "
            f"hand-written {row['floor_ms']:>6} ms  ratio {row['ratio']:>4}  residue {row['residue']}  "
            f"target {row['target_ms']} ms"
        )
    pages = "  ".join(f"{name} p95 {value} ms" for name, value in serving["pages_ms"].items())
    print(f"serving     start {serving['start_s']} s  memory {serving['memory_mb']} MB  {pages}")
    print(f"demo        {demo['people']} people, {demo['rows']} rows loaded in {demo['seconds']} s")
    return 1 if any(row["residue"] for row in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
