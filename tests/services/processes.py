"""Start and stop a server of our own; the demonstration does the same."""

from houvast.entrypoints.demo.servers.processes import Server, ServerDidNotStart, Workplace

__all__ = ["Server", "ServerDidNotStart", "Workplace"]
