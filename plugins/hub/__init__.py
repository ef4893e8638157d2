"""The directory and knowledge hub of a council for voluntary service: records in, a static site out."""

COMMAND = ".venv/bin/hub"
"""How the command is typed in the folder of a hub, where `make` puts it: what a sentence asks for can be pasted."""
