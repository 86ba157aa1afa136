"""Whole sentences as directions: how near a question and a sentence are in meaning.

Texts come in and unit vectors go out, by multilingual-E5-small (Wang et al. 2024) at four bits a
weight, in numpy alone. Open encoder.py first; scripts/prune_encoder.py makes the two files.
"""
