"""`python -m hub` is `hub`, for where the command itself is not on the path."""
from hub.cli import main

raise SystemExit(main())
