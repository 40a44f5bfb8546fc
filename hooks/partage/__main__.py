"""`python -m partage`."""

import sys

from partage.cli import main

sys.exit(main())
