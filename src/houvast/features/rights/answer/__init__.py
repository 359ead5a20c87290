"""The answer pack: one `Answer` becomes a letter, a page, a workbook, CSV and JSON that say the same."""
