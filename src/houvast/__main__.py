"""`python -m houvast`: the command line."""

from houvast.entrypoints.cli import main

if __name__ == "__main__":
    main(prog_name="houvast")
