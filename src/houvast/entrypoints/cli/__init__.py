"""The command line: one module per topic, all reached from `main`."""

from houvast.entrypoints.cli.root import main as main
