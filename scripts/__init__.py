"""The commands of `ape run`, and `chain`, the package they share.

Ape puts the project's root on `sys.path` while it loads a script, and takes one entry of it off again; a second
entry keeps it there for what a command imports when it runs.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
