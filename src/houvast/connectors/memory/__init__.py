"""The connector for systems in memory: the fake that tests use."""
