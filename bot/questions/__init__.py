"""From what a person types to what is asked.

A text and the texts before it come in; a Reading goes out: the kind of question, its concepts, the
reports asked about. Open conversation.py first.
"""
