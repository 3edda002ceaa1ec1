"""The audit of every kind of page: what `make test` does for a few pages, over all of them.

``make audit`` runs it on the built sample network and writes the table in ``docs/pembaca.md``.
"""
