"""`python -m tidtam.cli`, as the server starts its worker."""

from tidtam.cli import main

main()
