"""The command line: arguments, exit codes, the clock. Nothing heavy is imported before its need.

Exit status: 0 all well, warnings included (1 with ``--strict``) · 1 the content has errors ·
2 wrong usage · 70 a bug in kimsite.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kimsite.cli.group import program
from kimsite.cli.speech import say_bug, say_interrupted, steady_console
from kimsite.cli.usage import say_usage

USAGE, BUG = 2, 70


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``kimsite`` with ``arguments`` (default: the process's own) and exit."""
    import click

    steady_console()
    try:
        status = program.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="kimsite",
            standalone_mode=False,
        )
    except click.exceptions.Exit as leaving:
        status = leaving.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        say_interrupted()
        status = 130
    except click.ClickException as error:
        say_usage(error)
        status = USAGE
    except BrokenPipeError:
        status = 0
    except Exception as error:  # a person must never see a stack trace
        say_bug(error)
        status = BUG
    sys.exit(status if isinstance(status, int) else 0)
