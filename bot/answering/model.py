"""What an assistant knows before it reads any report."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.abstention import Abstention
from bot.questions.kinds.chooser import Chooser
from bot.questions.lexicon import Lexicon, parse, sources
from bot.search.analysis import Stemmer
from bot.search.vectors import WordVectors
from bot.search.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Stems, lay words, kinds of questions, word vectors, the ranking's weights, abstention."""

    stemmer: Stemmer
    lexicon: Lexicon
    chooser: Chooser
    vectors: WordVectors
    weights: Weights
    abstention: Abstention

    @classmethod
    def shipped(cls) -> Model:
        """As it comes with the package."""
        return cls.of(sources(), Stemmer(), WordVectors())

    @classmethod
    def of(cls, lexicon: tuple[str, ...], stemmer: Stemmer, vectors: WordVectors) -> Model:
        """With lay words from texts of one's own.

        Raises ConfigError naming a line that is none of the lexicon's form.
        """
        return cls(
            stemmer,
            parse(lexicon, stemmer),
            Chooser.shipped(),
            vectors,
            Weights.read(),
            Abstention.read(),
        )
