"""Where a site's pages find what is current, if the network has them ask (``sisipan``).

Then no page of a KIM holds a material: a script reads one small file of the KIM's kabupaten or
kota, which the directory keeps, and a plain link leads to the network's list without it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.layout import current_file
from kimsite.site.desk import Desk


@dataclass(frozen=True, slots=True)
class Include:
    """``file`` tells what is current around; ``region`` and ``fields`` (JSON) which of it concerns
    the KIM, ``most`` how many a page shows.
    """

    file: Target
    region: str
    fields: str
    most: int = 0


def find_include(desk: Desk) -> Include | None:
    """None where the network has chosen copies."""
    if not desk.setting.network.includes:
        return None
    profile = desk.community.profile
    fields = json.dumps(list(profile.bidang), ensure_ascii=False)
    return Include(current_file(profile.kode_wilayah), profile.kode_wilayah, fields)
