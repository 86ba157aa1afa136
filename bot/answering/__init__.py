"""From a Reading to an Answer.

A question comes in at assistant.py, the one entrance of every front end; an Answer goes out, its
quotes sliced from the reports. Structure answers first where the report has it, search second.
"""
