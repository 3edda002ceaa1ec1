"""What texts of the network say of a KIM stands on its profile; no other site is built for it."""

from __future__ import annotations

from tests.conftest import Network

EVENT = (
    "---\njudul: Temu KIM\nmulai: 2026-10-{day}\npeserta: [{who}]\ntempat: Nabire\n---\nHadir.\n"
)


def meet(network: Network, name: str, who: str, day: str = "05", more: str = "") -> None:
    text = EVENT.format(day=day, who=who).replace("tempat:", f"{more}tempat:")
    network.write(f"content/agenda/{name}.md", text)


def test_a_profile_names_the_events_it_took_part_in_and_only_its_site_is_built_again(
    network: Network,
) -> None:
    network.kim("nduga", code="94.01.01.1001")
    meet(network, "2026-10-05-temu", "amungsa")
    assert network.build("--tanpa-cari", "--strict").err == ""
    page = network.page("kim/amungsa/profil.html")
    assert 'href="../../agenda/2026-10-05-temu.html"' in page
    assert "Nabire · 5 Oktober 2026" in page
    assert "agenda/" not in network.page("kim/nduga/profil.html")
    meet(network, "2026-10-06-temu-lagi", "nduga, amungsa", day="06")
    said = network.build("--tanpa-cari", "--explain").err
    assert "baru: sebutan agenda/2026-10-06-temu-lagi.html" in said
    page = network.page("kim/amungsa/profil.html")
    assert page.index("2026-10-06-temu-lagi") < page.index("2026-10-05-temu")
    meet(network, "2026-10-06-temu-lagi", "amungsa", day="06")
    said = network.build("--tanpa-cari", "--explain").err
    assert "hilang: sebutan agenda/2026-10-06-temu-lagi.html" in said
    assert "nduga" in said
    assert "amungsa" not in said
    assert "agenda/" not in network.page("kim/nduga/profil.html")


def test_what_is_a_draft_or_withdrawn_says_nothing_of_anyone(network: Network) -> None:
    meet(network, "2026-10-05-temu", "amungsa", more="draf: ya\n")
    meet(network, "2026-10-07-temu", "amungsa", more="ditarik: ya\nalasan: Batal.\n")
    network.build("--tanpa-cari", "--strict")
    assert "agenda/" not in network.page("kim/amungsa/profil.html")


def test_a_forum_that_went_to_many_events_names_the_newest_twenty(network: Network) -> None:
    for day in range(1, 24):
        meet(network, f"2026-10-{day:02}-temu", "amungsa", day=f"{day:02}")
    network.build("--tanpa-cari", "--strict")
    page = network.page("kim/amungsa/profil.html")
    assert page.count("Temu KIM</a>") == 20
    assert "dan 3 lainnya" in page
    assert "2026-10-03-temu" not in page


def test_a_kim_that_is_not_on_the_roll_is_told_where_it_is_named(network: Network) -> None:
    network.kim("nduga", code="94.01.01.1001", more="alamat_lama: [kim-nduga-lama]\n")
    meet(network, "2026-10-05-temu", "amungssa, kim-nduga-lama, umum, ibu-ibu, Warga kampung")
    meet(network, "2026-10-06-temu", "ndugaa")
    problems = network.build("--tanpa-cari", "--format", "json").problems
    assert [(p["code"], p["path"], p["line"], p["hint"]) for p in problems] == [
        ("kim-tak-dikenal", "content/agenda/2026-10-05-temu.md", 4, problems[0]["hint"]),
        ("kim-tak-dikenal", "content/agenda/2026-10-05-temu.md", 4, problems[1]["hint"]),
        ("kim-tak-dikenal", "content/agenda/2026-10-06-temu.md", 4, problems[2]["hint"]),
    ]
    assert "`amungsa`" in problems[0]["hint"]
    assert "`nduga`" in problems[1]["hint"]
    network.kim("ndugaa", code="94.01.01.1001")
    assert len(network.build("--tanpa-cari", "--format", "json").problems) == 2
    assert "2026-10-06-temu" in network.page("kim/ndugaa/profil.html")
