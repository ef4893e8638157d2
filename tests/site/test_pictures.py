"""Pictures of pages that are not out: they are not out either."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

PAGE = """---
title: "{name}"
summary: "What it says."
status: "{status}"
published: "{published}"
---
{text}
"""


def test_a_picture_is_out_as_soon_as_a_page_that_names_it_is(
    small_hub: Path, run_hub: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    images, output = small_hub / "content" / "images", small_hub / "output" / "images"
    images.mkdir(parents=True)
    for name in ("draft.png", "later.jpg", "both.webp", "linked.png", "alone.gif"):
        (images / name).write_bytes(b"picture")

    def page(name: str, text: str, status: str = "published", published: str = "2026-11-01") -> None:
        made = PAGE.format(name=name, text=text, status=status, published=published)
        (small_hub / "content" / "pages" / f"{name}.md").write_text(made, encoding="utf-8")

    page("a-draft", "![A hall](/images/draft.png) ![Both](/images/both.webp) [It](/images/linked.png)", "draft")
    page("a-later", "![A hall][1]\n\n[1]: /images/later.jpg", published="2027-01-01")
    page("an-open", "![Both](/images/both.webp)")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    assert sorted(path.name for path in output.iterdir()) == ["alone.gif", "both.webp"]
    ran = run_hub(small_hub, "build", HUB_TODAY="2027-01-01")
    assert ran.returncode == 0, ran.stderr
    assert sorted(path.name for path in output.iterdir()) == ["alone.gif", "both.webp", "later.jpg"]
