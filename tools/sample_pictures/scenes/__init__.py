"""What a picture may show."""

from __future__ import annotations

from collections.abc import Callable

from tools.sample_pictures.canvas import Canvas
from tools.sample_pictures.scenes.fields import (
    cocoa,
    coffee,
    maize,
    orchard,
    rice,
    terraces,
    vegetables,
)
from tools.sample_pictures.scenes.gatherings import (
    clinic,
    meeting,
    school,
    stage,
    training,
    volleyball,
)
from tools.sample_pictures.scenes.indoors import (
    kitchen,
    phone,
    portrait,
    reading,
    string_bags,
    weaving,
)
from tools.sample_pictures.scenes.village import (
    homes,
    market,
    mountains,
    night_watch,
    road,
    village_hall,
)
from tools.sample_pictures.scenes.waters import beach, bridge, fish, river, sea, shipyard
from tools.sample_pictures.scenes.woods import bamboo, forest, kampo, planting, rubber, sago
from tools.sample_pictures.scenes.works import clean_up, solar, tap, waste_bank

SCENES: dict[str, Callable[[Canvas], None]] = {
    "air": tap, "balai": village_hall, "bambu": bamboo, "banksampah": waste_bank,
    "buku": reading, "dapur": kitchen, "gambir": kampo, "gotongroyong": clean_up,
    "gunung": mountains, "hp": phone, "hutan": forest, "ikan": fish, "jagung": maize,
    "jalan": road, "jembatan": bridge, "kakao": cocoa, "karet": rubber, "kebun": vegetables,
    "kebunpohon": orchard, "kopi": coffee, "laut": sea, "noken": string_bags,
    "orang": portrait, "panggung": stage, "pantai": beach, "pasar": market,
    "pelatihan": training, "perahu": shipyard, "posyandu": clinic, "rapat": meeting,
    "ronda": night_watch, "rumah": homes, "sagu": sago, "sawah": rice, "sekolah": school,
    "sungai": river, "surya": solar, "tanam": planting, "tenun": weaving,
    "terasering": terraces, "voli": volleyball,
}  # fmt: skip
"""What a picture may show, by the word that the table below uses."""
