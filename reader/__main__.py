"""`python -m reader` is the same as `visavis`."""

import sys

from reader.cli import main

sys.exit(main())
