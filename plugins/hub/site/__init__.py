"""The site: the records of one edition become pages.

The only room that imports Pelican, and this module does not: `pelicanconf.py` begins with
`from hub.site.settings import *`, and a check, which reads it too, must not wait for Pelican.
"""
