"""Translation of words that never vary: looked up when a template is compiled, not each time a page is made.

An environment speaks one language, so `_("Directory")` is as constant as the markup around it, and Jinja joins the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_CALL = (("name", "_"), ("lparen", "("), ("string", None), ("rparen", ")"))


class TranslateOnce(Extension):
    """Puts `("Verzeichnis" | safe)` in the place of `_("Directory")`: gettext's words count as safe, as in Jinja's own.

    The environment's `constant_words` are the translations. A call with anything more in it stays as it is.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(constant_words=NullTranslations())

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        waiting: list[Token] = []
        for token in stream:
            kind, value = _CALL[len(waiting)]
            if token.type == kind and value in (None, token.value):
                waiting.append(token)
                if len(waiting) == len(_CALL):
                    yield from self._translated(*waiting)
                    waiting = []
                continue
            yield from waiting
            waiting = [token] if (token.type, token.value) == _CALL[0] else []
            if not waiting:
                yield token
        yield from waiting

    def _translated(self, _: Token, opening: Token, words: Token, closing: Token) -> Iterator[Token]:
        # Jinja's gettext fills in variables even where there are none: a per cent sign is written twice.
        translated = self.environment.constant_words.gettext(words.value) % {}
        yield opening
        yield words._replace(value=translated)
        yield Token(words.lineno, "pipe", "|")
        yield Token(words.lineno, "name", "safe")
        yield closing
