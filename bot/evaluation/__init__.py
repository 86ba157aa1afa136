"""Figures of how good the answers are, on labelled questions and on public sets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from bot.config import Settings
from bot.errors import ConfigError
from bot.evaluation import comparison, labelled, questions

Format = Literal["questions", "squad", "beir"]
Result = comparison.Result | questions.Result


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
    if failures and format != "questions":
        raise ConfigError("--failures goes with --format questions only.")
    results = [_evaluate(file, format, settings, pooled) for file in files]
    if as_json:
        values = [_value(result, failures) for result in results]
        print(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_text(result, failures) for result in results))
    if plot is not None:
        from bot.evaluation.plot import draw

        draw(results, plot)
    return 0


def _evaluate(file: Path, format: Format, settings: Settings, pooled: bool) -> Result:
    if format == "questions":
        from bot.answering.assistant import open_assistant

        return questions.ask(file.name, labelled.read(file), open_assistant(settings))
    from bot.evaluation import public

    if format == "beir":
        return public.beir_result(file)
    return public.squad_result(file, fitted_on=public.fitted_on(), pooled=pooled)


def _text(result: Result, failures: bool) -> str:
    if isinstance(result, questions.Result):
        return questions.as_text(result, failures=failures)
    return comparison.as_text(result)


def _value(result: Result, failures: bool) -> dict[str, Any]:
    if isinstance(result, questions.Result):
        return questions.as_value(result, failures=failures)
    return comparison.as_value(result)
