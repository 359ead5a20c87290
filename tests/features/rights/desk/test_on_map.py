"""A person's rows on the map: who may see them, and where."""

from collections import Counter

from houvast.engines.datamap.rows import Kind
from houvast.features.locating.queries import latest_search
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, visit
from tests.features.rights.desk.stage import Stage


def test_what_was_found_is_filled_in_where_it_stands(stage: Stage):
    number = stage.located()
    response = stage.client("thijs").get(f"/desk/cases/{number}/data/map/")
    found = latest_search(number)
    assert found is not None
    expected = Counter(item.row.collection for item in found if item.kind is not Kind.CANDIDATE)
    shown = {of: one.found for of, one in response.context["picture"].pictured.holdings.items() if one.found}
    assert shown == dict(expected)
    html = response.content.decode()
    assert html.count("map__chip--found") == len(expected)
    assert f'href="/desk/cases/{number}/data/#crm"' in html
    assert "vera.zonderland@example.com" not in html


def test_the_page_with_the_rows_leads_there(stage: Stage):
    number = stage.located()
    html = stage.client("thijs").get(f"/desk/cases/{number}/data/").content.decode()
    assert f'href="/desk/cases/{number}/data/map/"' in html
    assert f'href="/desk/cases/{number}/data/map/?linked=crm%3Acustomer"' in html


def test_who_sees_no_rows_sees_no_rows_on_the_map(stage: Stage):
    number = stage.located()
    amira = stage.client("amira")
    assert amira.get(f"/desk/cases/{number}/data/map/").status_code in (403, 422)
    assert "data/map" not in amira.get(f"/desk/cases/{number}/data/").content.decode()


def test_before_a_search_it_says_so(stage: Stage):
    html = stage.client("thijs").get(f"/desk/cases/{stage.verified()}/data/map/").content.decode()
    assert "Nothing was searched yet" in html
    assert '<svg class="map"' not in html


def test_it_is_accessible_and_fits(browser, live_server, transactional_db, stage: Stage):
    number = stage.located()
    for screen in (DESK, PHONE):
        with visit(browser, live_server.url, stage.people["thijs"], screen) as opened:
            opened.open(f"/desk/cases/{number}/data/map/")
            assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
