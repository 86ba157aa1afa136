"""What is taken away from many reports: tables of answers, briefs for a meeting, charts of grades.

Questions and the names of reports come in; CSV, HTML, pictures and lines for a terminal go out, all
of it the reports' own words with their places. Open run.py first.
"""
