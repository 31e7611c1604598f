"""The commands about priorities, and what each can be told."""

from typing import Any

import typer

from . import options as opt
from . import options_action as act

_Group: Any = typer.core.TyperGroup


class FileOrCommand(_Group):  # type: ignore[misc]  # typer brings a click of its own, which has no types
    """`priorities FILE` is `priorities weigh FILE`: whatever is no command is a file of scores."""

    default = "weigh"

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The commands, and the files that scores can stand in."""
        file = self.commands[self.default].params[0]
        return [*super().shell_complete(ctx, incomplete), *file.shell_complete(ctx, incomplete)]


def weigh(
    file: act.ScoresFile,
    out: act.PrioritiesOut = act.PRIORITIES_FOLDER,
    group: opt.Group = None,
    content: opt.Content = None,
    template: opt.Template = None,
    force: opt.Force = False,
    as_json: opt.Json = False,
) -> None:
    """Weigh the participants' scores: a table, the matrix as slides and pictures, and a file for the next steps."""
    from . import make_priorities

    make_priorities.weighed(opt.Options((2,), group, content, template=template), file, out, force, as_json)


def new(
    group: opt.Group = None,
    content: opt.Content = None,
    participants: act.Participants = None,
    theme: opt.Themes = None,
    out: act.ScoresOut = act.SCORES_FILE,
    force: opt.Force = False,
) -> None:
    """Make the empty sheet for the participants' scores, with the topics of the second meeting."""
    from . import make_priorities

    make_priorities.new(opt.Options((2,), group, content, themes=theme), participants, out, force)
