"""Make skema/*.json, the JSON Schemas that editors use: what ``kimsite schema NAME`` prints."""

from __future__ import annotations

import json
import sys

from made_files import settle_files

from kimsite.forms import FORMS


def main() -> int:
    """Make or check every schema."""
    files = {
        f"skema/{name}.json": json.dumps(
            form.json_schema(f"kimsite: {name}"), ensure_ascii=False, indent=2
        )
        + "\n"
        for name, form in FORMS.items()
    }
    return settle_files(__doc__ or "", files, "make schemas")


if __name__ == "__main__":
    sys.exit(main())
