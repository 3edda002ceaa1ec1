"""How templates become code: as Jinja2 compiles them, with three shortcuts on every word's way.

What is called (``link(target)``, ``frame.entry_of(page)``, a macro) is called directly, not through
the context, which would first ask each whether it wants to be told the context; nothing that a
template can call here does. A macro takes what it is given as it comes. And a word passes one
function on its way out instead of three.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from kimsite.rendering.jinja.compiled import CompiledTemplates
from kimsite.rendering.jinja.once import Once
from kimsite.rendering.jinja.strings import SettledEnvironment
from kimsite.rendering.look.pen import Pen

_special = re.compile("[&<>\"']").search


def show(value: object) -> str:
    """``value`` as a page shows it: escaped unless it is Markup; None is refused.

    StrictUndefined lets None through and would print "None" into a page.
    """
    if type(value) is str:
        return value if _special(value) is None else escape(value)
    if type(value) is Markup:
        return value
    if value is None:
        raise ValueError("a template printed None")
    return escape(value)


class QuickMacro(Macro):
    """A macro; given no more than its arguments in their order, it takes them as they come."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._most = self._argument_count if plain and self._default_autoescape else -1
        self._blanks = [(missing,) * (self._most - n) for n in range(self._most + 1)]

    def __call__(self, *given: Any, **named: Any) -> Any:
        """What the macro writes."""
        if named or len(given) > self._most:
            return super().__call__(*given, **named)
        return Markup(self._func(*given, *self._blanks[len(given)]))  # noqa: S704 -- it escaped


class _Generator(CodeGenerator):
    """Writes the code of one template."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call a name or a method directly, without the context; anything else as Jinja2 does."""
        plain = not (node.dyn_args or node.dyn_kwargs)
        known = isinstance(node.node, nodes.Name | nodes.Getattr | nodes.ExtensionAttribute)
        if not (plain and known) or any(iskeyword(pair.key) for pair in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for pair in node.kwargs:
            self.visit(pair, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 -- Jinja2's
        """As Jinja2 does, but for the class of the macro."""
        names = tuple(argument.name for argument in macro_ref.node.args)
        more = macro_ref.accesses_kwargs, macro_ref.accesses_varargs, macro_ref.accesses_caller
        self.write(
            f"environment.macro(environment, macro, {getattr(macro_ref.node, 'name', None)!r}, "
            f"{names!r}, {', '.join(map(repr, more))}, context.eval_ctx.autoescape)"
        )

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.show(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class PressEnvironment(SettledEnvironment):
    """The Environment of a theme. Its templates share ``globals`` and stay as they were loaded."""

    code_generator_class = _Generator
    show = staticmethod(show)
    macro = QuickMacro
    pen: Pen

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain dict for all: a ChainMap costs every page a tenth of its time."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- as Jinja2 calls it
    ) -> Template:
        """As Jinja2's, which looks three times for what a page needs four times."""
        if type(name) is not str or globals:
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found


def open_environment(
    folders: Mapping[str, Path], strings: Mapping[str, str], compiled: CompiledTemplates
) -> PressEnvironment:
    """The templates in ``folders`` by theme, the first that has a name winning."""
    loaders = {name: FileSystemLoader(folder) for name, folder in folders.items()}
    environment = PressEnvironment(
        loader=ChoiceLoader([*loaders.values(), PrefixLoader(loaders)]),
        autoescape=True,
        extensions=[Once],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    environment.strings = strings
    return environment


def place_error(template: str, error: Exception) -> tuple[str, int] | None:
    """The file (or name) and line that ``error`` itself names, if it does."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or template, error.lineno
    return (template, 1) if isinstance(error, TemplateNotFound) else None


def say_error(error: Exception) -> str:
    """What a theme author did wrong; what Jinja says of its own grammar stays as it is."""
    said = str(error.message if isinstance(error, TemplateError) else error)
    unknown = re.fullmatch(r"'(.+)' is undefined", said)
    if unknown:
        return f"nama `{unknown[1]}` tidak dikenal di sini"
    part = re.fullmatch(r"'(.+)' has no attribute '(.+)'", said)
    if part:
        return f"`{part[1]}` tidak punya `{part[2]}`"
    if isinstance(error, TemplateNotFound):
        return f"templat `{error.name}` tidak ada"
    return said if isinstance(error, TemplateError) else f"{type(error).__name__}: {said}"
