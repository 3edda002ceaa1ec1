"""The map as readers meet it: without script, by keyboard, in the dark, on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page


def open_map(visitor: Browser, address: str, width: int = 1280, **more: object) -> Page:
    context = visitor.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=bool(more.pop("script", True)),
        **more,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(address)
    return page


def circles(page: Page) -> list[str]:
    """The names of the circles that are seen."""
    return [link.get_attribute("href") or "" for link in page.locator("svg a:visible").all()]


@pytest.mark.parametrize("script", [True, False])
def test_a_choice_shows_the_circles_of_one_bidang(
    sample: Path, visitor: Browser, script: bool
) -> None:
    page = open_map(visitor, (sample / "index.html").as_uri(), script=script)
    whole = circles(page)
    page.get_by_text("Pertanian", exact=True).first.click()
    some = circles(page)
    assert 0 < len(some) < len(whole)
    assert set(some) < set(whole)
    page.get_by_text("Semua KIM", exact=True).first.click()
    assert circles(page) == whole
    page.context.close()


def test_the_keyboard_chooses_a_view_and_follows_a_circle(hosted: str, visitor: Browser) -> None:
    page = open_map(visitor, hosted + "index.html")
    page.locator("#peta-1").focus()
    outline = "() => getComputedStyle(document.querySelector('label[for=peta-2]')).outlineStyle"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.id") == "peta-2"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Tab")
    named = "() => document.activeElement.querySelector('title').textContent"
    assert page.evaluate(named) == "Provinsi Jawa Timur: 3 KIM"
    stroke = "() => getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth"
    assert page.evaluate(stroke) == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/wilayah/35.html")
    page.context.close()


def test_screen_readers_hear_the_place_and_the_number(hosted: str, visitor: Browser) -> None:
    page = open_map(visitor, hosted + "wilayah/35.html")
    assert page.get_by_role("group", name="Peta KIM: Provinsi Jawa Timur").count() == 1
    page.get_by_role("link", name="Kabupaten Blitar: 2 KIM").first.wait_for()
    assert page.get_by_role("radio", name="Semua KIM").is_checked()
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_map_fits_and_names_are_legible_at_any_width(
    hosted: str, visitor: Browser, width: int
) -> None:
    page = open_map(visitor, hosted + "index.html", width)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('[class^=nama-] text')]
             .map(text => text.getBoundingClientRect().height).filter(Boolean)"""
    )
    assert len(sizes) >= 4
    assert min(sizes) >= 8.5
    page.context.close()


def test_the_table_opens_and_leads_to_the_same_pages(hosted: str, visitor: Browser) -> None:
    page = open_map(visitor, hosted + "index.html")
    page.get_by_text("Angka di peta ini sebagai tabel").click()
    told = {link.get_attribute("href") for link in page.locator(".peta tbody a:visible").all()}
    assert told == set(circles(page))
    page.context.close()


def test_colours_forced_by_the_system_leave_circles_and_coast(
    hosted: str, visitor: Browser
) -> None:
    page = open_map(visitor, hosted + "index.html", forced_colors="active")
    style = "name => getComputedStyle(document.querySelector(name))"
    land, sea = (
        page.evaluate(f"() => ({style})('{name}').{what}")
        for name, what in ((".darat", "stroke"), ("svg", "backgroundColor"))
    )
    circle = page.evaluate(f"() => ({style})('.p1 circle').fill")
    assert len({land, sea, circle}) == 3
    page.context.close()
