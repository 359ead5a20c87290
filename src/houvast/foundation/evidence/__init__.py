"""What happened, by whom and when: append-only, chained, with personal data under the key of its case."""
