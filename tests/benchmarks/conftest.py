"""Benchmarks are no part of the hub, and are found from the repository's root."""
from __future__ import annotations

import sys

from tests.conftest import REPOSITORY

sys.path.append(str(REPOSITORY))
