"""What messages show.

An answer, a report's outline or its gradings come in; pages of HTML, a picture and keyboards go
out. Open views.py first.
"""
