"""Knowledge: what staff write, in Markdown with fields at its head."""
