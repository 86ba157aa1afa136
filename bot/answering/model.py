"""What an assistant knows before it reads any report."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.abstention import Abstention
from bot.questions.common import common_words
from bot.questions.kinds.chooser import Choosers
from bot.questions.lexicon import Lexicon, parse, sources
from bot.questions.spelling import English
from bot.search.analysis import Stemmer
from bot.search.encoder import e5_file
from bot.search.encoder.encoder import Encoder
from bot.search.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Stems, lay words, kinds of questions, English, meaning, weights and abstention."""

    stemmer: Stemmer
    lexicon: Lexicon
    choosers: Choosers
    english: English
    common: frozenset[str]
    encoder: Encoder | None
    """None: questions and sentences are compared by their words alone."""
    weights: Weights
    abstention: Abstention

    @classmethod
    def shipped(cls, *, meaning: bool = True) -> Model:
        """As it comes with the package."""
        return cls.of(sources(), Stemmer(), meaning=meaning)

    @classmethod
    def of(cls, lexicon: tuple[str, ...], stemmer: Stemmer, *, meaning: bool = True) -> Model:
        """With lay words from texts of one's own.

        Raises ConfigError naming a line that is none of the lexicon's form.
        """
        return cls(
            stemmer,
            parse(lexicon, stemmer),
            Choosers.shipped(),
            English(),
            common_words(),
            Encoder(languages=e5_file.installed()) if meaning else None,
            Weights.read(meaning=meaning),
            Abstention.read(meaning=meaning),
        )
