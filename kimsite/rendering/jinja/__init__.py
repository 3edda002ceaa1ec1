"""Jinja2 as themes use it: what compiles their templates, and how words leave them."""
