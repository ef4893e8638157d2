"""Keys: the names under which a run of Pelican finds in its settings what the hub puts there."""

EDITION = "HUB_EDITION"
"""The edition that `hub build` has read and checked."""
SITE = "HUB_SITE"
"""The `EditionSite` of this run."""
TEMPLATES = "HUB_TEMPLATES"
"""The templates of its pages, which `hub build` has compiled."""
