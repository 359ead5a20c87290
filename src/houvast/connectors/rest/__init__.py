"""The connector for systems with an interface of JSON over HTTP, each described by a pack."""
