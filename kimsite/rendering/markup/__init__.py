"""Markdown from phones → safe HTML: the only room that knows Python-Markdown and nh3."""

from kimsite.rendering.markup.markup import Markup, render_markup
from kimsite.rendering.markup.pictures import load_at_once
from kimsite.rendering.markup.resolver import Picture, Resolver

__all__ = ["Markup", "Picture", "Resolver", "load_at_once", "render_markup"]
