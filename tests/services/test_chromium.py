def test_the_browser_shows_a_page(browser):
    page = browser.new_page()
    page.set_content("<h1>Vandaag</h1>")
    assert page.get_by_role("heading").inner_text() == "Vandaag"
    page.close()
