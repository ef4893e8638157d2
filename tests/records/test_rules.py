"""Every rule has its name in the code and its heading in the docs, and no other."""

from __future__ import annotations

import re

from hub.records.rules import Rule


def test_each_rule_has_its_anchor_in_the_docs_and_no_anchor_is_left_over(repository):
    headings = re.findall(r"^### (\S+)$", (repository / "docs" / "rules.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(rule.value for rule in Rule)
    assert len(headings) == len(set(headings))


def test_the_docs_give_each_rule_the_grade_that_it_has(repository):
    text = (repository / "docs" / "rules.md").read_text(encoding="utf-8")
    grades = dict(re.findall(r"^### (\S+)\n\n\*(must|should)\b", text, re.MULTILINE))
    assert grades == {rule.value: rule.grade.value for rule in Rule}


def test_each_rule_is_used_somewhere_in_the_code(repository):
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (repository / "plugins" / "hub").rglob("*.py")
        if path.name != "rules.py"
    )
    assert [rule.name for rule in Rule if f"Rule.{rule.name}" not in code] == []
