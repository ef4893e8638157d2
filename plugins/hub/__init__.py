"""The directory and knowledge hub of a council for voluntary service: records in, a static site out."""
