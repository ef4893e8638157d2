"""Opportunities: their stages, import of notices, who fits, what is missing, what must be ready."""
