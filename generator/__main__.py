"""`python -m generator` is `primer`."""

from generator.cli import main

main()
