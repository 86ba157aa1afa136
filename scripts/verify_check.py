"""Whether quotations are told from altered ones, and how fast, over a folder of reports.

    python -m scripts.verify_check FOLDER

Random sentences of the reports have to be found word for word, and the same with one word changed
have to be called altered: a figure changed, "not" dropped or put in, or a word replaced by another
word of the reports. The status is 0 where every one is.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from bot.answering.opening import open_assistant
from bot.config import load
from bot.search.index import Index
from bot.verification.checker import Checker

_SEED = 20
_COUNT = 300
_WORDS = 5
"""Words of the shortest sentence; fewer say too little to be checked."""
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_NEGATED = re.compile(r"\bnot (?=\w)")
_VERB = re.compile(r"\b(is|are|was|were|has|have|can|do|does|will|should) (?=[a-z])")


def sentences(index: Index, chance: random.Random) -> list[str]:
    """Random sentences, each once."""
    texts = (index.sentence(number).text for number in range(index.size))
    long = [text for text in dict.fromkeys(texts) if len(_WORD.findall(text)) >= _WORDS]
    return chance.sample(long, min(_COUNT, len(long)))


def changed(sentence: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    """A sentence with one word changed; figures and negations first, where it has them."""
    ways = [_figure, _without_not, _with_not]
    chance.shuffle(ways)
    for way in ways:
        found = way(sentence, chance)
        if found and chance.random() < 0.7:
            return found
    word = chance.choice(list(_WORD.finditer(sentence)))
    others = (chance.choice(vocabulary) for _ in iter(int, 1))
    other = next(o for o in others if o.lower() != word[0].lower())
    return sentence[: word.start()] + other + sentence[word.end() :]


def _figure(sentence: str, chance: random.Random) -> str:
    digits = [m.start() for m in re.finditer(r"\d", sentence)]
    if not digits:
        return ""
    at = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != sentence[at]])
    return sentence[:at] + other + sentence[at + 1 :]


def _without_not(sentence: str, _: random.Random) -> str:
    return _NEGATED.sub("", sentence, count=1) if _NEGATED.search(sentence) else ""


def _with_not(sentence: str, _: random.Random) -> str:
    found = _VERB.search(sentence)
    if not found or sentence[found.end() :].startswith("not "):
        return ""
    return f"{sentence[: found.end()]}not {sentence[found.end() :]}"


def vocabulary(index: Index) -> list[str]:
    """The words of all sentences as they are written."""
    texts = (index.sentence(number).text for number in range(index.size))
    return sorted({word for text in texts for word in _WORD.findall(text)})


def measured(checker: Checker, quotes: Sequence[str], wanted: str) -> Iterator[tuple[bool, float]]:
    """For each quotation whether its verdict is the one wanted, and milliseconds of processor."""
    for quote in quotes:
        started = time.process_time()
        verdict = checker.check(quote)
        took = (time.process_time() - started) * 1000
        if verdict.status != wanted:
            print(f"{verdict.status} instead of {wanted}: {quote!r}", file=sys.stderr)
        yield verdict.status == wanted, took


def main(folder: Path) -> int:
    """Prints the figures; 0 where every verdict is right."""
    settings = replace(load(), corpus=folder, meaning=False)
    index = open_assistant(settings).ranker.index
    checker, chance = Checker(index), random.Random(_SEED)
    true = sentences(index, chance)
    words = vocabulary(index)
    false = [changed(sentence, words, chance) for sentence in true]
    started = time.perf_counter()
    checker.check(true[0])
    checker.check(false[0])
    took = time.perf_counter() - started
    print(f"{len(checker.documents)} reports, first two checks {took:.2f} s")
    trials: tuple[tuple[str, Sequence[str]], ...] = (("word_for_word", true), ("altered", false))
    right = True
    for wanted, quotes in trials:
        results = list(measured(checker, quotes, wanted))
        good, times = sum(ok for ok, _ in results), [took for _, took in results]
        right = right and good == len(results)
        print(
            f"{wanted}: {good}/{len(results)}, "
            f"median {median(times):.1f} ms, most {max(times):.1f} ms"
        )
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
