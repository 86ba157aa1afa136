"""Figures of how good the answers are, on labelled questions and on public sets.

A set comes in as rounds of questions over reports; every question is asked through the whole
assistant as a person would, and shares with intervals go out, beside plain rank-bm25. Open
rounds.py for the sets, questions.py for the measures.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from bot.config import Settings
from bot.errors import ConfigError
from bot.evaluation import beir, documents, questions, rounds

Format = Literal["questions", "squad", "beir"]


def run(
    files: Sequence[Path],
    *,
    format: Format,
    settings: Settings,
    as_json: bool,
    failures: bool,
    pooled: bool,
    plot: Path | None,
) -> int:
    """Evaluates each file and prints tables or a JSON list; 0 when all could be evaluated.

    Raises ConfigError where a file is not of the format or an option does not fit it.
    """
    if pooled and format != "squad":
        raise ConfigError("--pooled goes with --format squad only.")
    if format == "beir":
        if plot or failures:
            raise ConfigError("--plot and --failures do not go with --format beir.")
        values = [
            documents.as_value(folder.name, beir.read(folder), meaning=settings.meaning)
            for folder in files
        ]
        _print(values, [documents.as_text(value) for value in values], as_json)
        return 0
    results = [_asked(file, format, settings, pooled) for file in files]
    _print(
        [questions.as_value(result, failures=failures) for result in results],
        [questions.as_text(result, failures=failures) for result in results],
        as_json,
    )
    if plot is not None:
        from bot.evaluation.plot import draw

        draw(results, plot)
    return 0


def _asked(file: Path, format: Format, settings: Settings, pooled: bool) -> questions.Result:
    if format == "squad":
        asked = rounds.of_squad(file, pooled=pooled)
    else:
        asked = rounds.of_questions(file, settings)
    return questions.ask(file.name, asked, meaning=settings.meaning)


def _print(values: Sequence[object], texts: Sequence[str], as_json: bool) -> None:
    whole = json.dumps(values, ensure_ascii=False, indent=2) if as_json else "\n\n".join(texts)
    print(whole)
