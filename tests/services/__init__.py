"""Real servers and a real browser for tests: started when first asked for, gone when the tests are."""
