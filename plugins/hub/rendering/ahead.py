"""Calls made ahead: what a function gives for the same words every time is put in when a template is compiled.

An environment speaks one language and serves one site, so `_("Directory")`, `icon("clock", "bold")` and
`url("/topics/")` are as constant as the markup around them, and Jinja joins them with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup


class CallAhead(Extension):
    """Puts `("Verzeichnis" | safe)` in the place of `_("Directory")`; without `safe` where what is given is no markup.

    The environment's `constant_calls` are the functions by name. A call with anything but words in it stays as it is.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(constant_calls={})

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        waiting: list[Token] = []  # what may become such a call
        before = ""
        for token in stream:
            if waiting and not self._goes_on(waiting, token):
                yield from waiting
                waiting = []
            if waiting or self._begins(before, token):
                waiting.append(token)
                if token.type == "rparen":
                    yield from self._made(waiting)
                    waiting = []
            else:
                yield token
            before = token.type
        yield from waiting

    def _begins(self, before: str, token: Token) -> bool:
        """Whether a token names one of the functions, and not an attribute or a filter."""
        return token.type == "name" and token.value in self.environment.constant_calls and before not in ("dot", "pipe")

    def _goes_on(self, waiting: Sequence[Token], token: Token) -> bool:
        if len(waiting) == 1:
            return token.type == "lparen"
        return token.type in (("string",) if len(waiting) % 2 == 0 else ("comma", "rparen"))

    def _made(self, call: Sequence[Token]) -> Iterator[Token]:
        name, opening, *arguments, closing = call
        words = (each.value for each in arguments if each.type == "string")
        given = self.environment.constant_calls[name.value](*words)
        yield opening
        yield Token(name.lineno, "string", str(given))
        if isinstance(given, Markup):
            yield Token(name.lineno, "pipe", "|")
            yield Token(name.lineno, "name", "safe")
        yield closing
