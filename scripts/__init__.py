"""The commands of `ape run`, and `chain`, the package they share.

Ape takes the project's root off `sys.path` once it has loaded a script; this keeps it there for later imports.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
