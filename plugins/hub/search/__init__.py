"""The search index: listings and knowledge as words, written so that lunr.js in a reader's browser understands them."""
