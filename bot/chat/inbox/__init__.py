"""Updates on disk.

Raw updates come in and are stored before the next are fetched; what is still to do goes out, also
after a crash. Open inbox.py first.
"""
