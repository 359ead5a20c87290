"""The connector for mailboxes that are reached by IMAP."""
