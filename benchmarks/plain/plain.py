"""A generator that renders a page for each YAML file, and checks nothing."""
from __future__ import annotations

from pathlib import Path

import yaml
from pelican import signals
from pelican.generators import Generator


class ListingsGenerator(Generator):
    def generate_context(self) -> None:
        self.listings = {
            file.stem: yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
            for file in sorted(Path(self.settings["LISTINGS"]).glob("*.yaml"))
        }

    def generate_output(self, writer) -> None:
        template = self.get_template("listing")
        for slug, listing in self.listings.items():
            writer.write_file(f"organisations/{slug}/index.html", template, self.context, listing=listing)


def register() -> None:
    signals.get_generators.connect(lambda _: ListingsGenerator, weak=False)
