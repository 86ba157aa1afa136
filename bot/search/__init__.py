"""From documents to the sentences that a query finds.

Documents come in once and become arrays, saved; a Query comes in and Hits go out, best first, each
with its named features. Open ranker.py first.
"""
