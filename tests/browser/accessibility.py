"""Checks a page with axe-core, which lies beside this file under its own licence (MPL-2.0)."""

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "async (rules) => (await axe.run(document, {runOnly: rules})).violations"


def violations(page: Page) -> list[str]:
    """Each thing that axe finds wrong on the page as it is now, in one line: rule, element, why."""
    page.evaluate(AXE)
    return [
        f"{found['id']}: {node['html'][:200]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for found in page.evaluate(RUN, RULES)
        for node in found["nodes"]
    ]


def too_wide(page: Page) -> int:
    """How many pixels the page sticks out sideways; it must be 0."""
    return int(page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
