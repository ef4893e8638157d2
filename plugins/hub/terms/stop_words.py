"""Stop words: English words that say nothing about what a reader looks for.

They are left out of the index and of queries. The list travels inside the index, so that a page never holds another
one. It follows lunr's own, without those that stand in the names of groups (able, dear, own), and with the words of a
sentence around what is looked for: the "nearest" of "nearest mosque", the "want" of "I want to dance".
"""
from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about across after all almost also am among an and any are as at be because been being but by can cannot
    closest could did do does either else ever every feel feeling for from get got had has have he her hers him his
    how however i if in into is it its just least let like likely may me might most must my near nearby nearest
    neither no nor not of off often on only or other our rather said say says she should since so some than that the
    their them then there these they this to too us want wants was we were what when where which while who whom why
    will with would yet you your
    """.split()
)
