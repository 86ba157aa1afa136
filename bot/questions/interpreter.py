"""A question as concepts: what each of its words may be called in a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.questions.lexicon import Lexicon
from bot.search.analysis import STOP_WORDS, Stemmer, Token, tokenise
from bot.search.query import Concept, Phrase, Sense
from bot.search.vocabulary import Vocabulary

_SYNONYM = 0.5
_RELATED = 0.6
_JOINED = 0.9

Kin = Callable[[str], tuple[tuple[str, float], ...]]
"""The terms of a corpus that mean about the same as a word, with their nearness."""


class Interpreter:
    """Reads the concepts of a question with a corpus' vocabulary and a lexicon."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        lexicon: Lexicon,
        stemmer: Stemmer,
        common: frozenset[str],
        kin: Kin | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._stemmer = stemmer
        self._common = common
        self._kin = kin

    def concepts(self, text: str) -> tuple[Concept, ...]:
        """The concepts of a text in order; the longest phrase the lexicon knows is taken whole."""
        tokens = [token for token in tokenise(text) if token.text not in STOP_WORDS]
        stems = [self._stemmer.stem(token.text) for token in tokens]
        found = []
        place = 0
        while place < len(tokens):
            size = self._phrase_size(tokens, stems, place)
            run = tokens[place : place + size]
            found.append(self._concept(text, run, tuple(stems[place : place + size])))
            place += size
        return tuple(found)

    def whole_name(self, word: str) -> str:
        """The name that a word shortens, such as a county's, or the word itself."""
        return self._lexicon.names.get(word, word)

    def _phrase_size(self, tokens: list[Token], stems: list[str], place: int) -> int:
        for size in range(self._lexicon.longest, 1, -1):
            phrase = tuple(stems[place : place + size])
            if len(phrase) == size and self._lexicon.meaning(phrase):
                return size
        joined = "".join(token.text for token in tokens[place : place + 2])
        return 2 if joined in self._vocabulary.words and place + 1 < len(stems) else 1

    def _concept(self, text: str, run: list[Token], phrase: Phrase) -> Concept:
        senses: dict[Phrase, float] = {}
        literal = all(term in self._vocabulary for term in phrase)
        if literal:
            senses[phrase] = 1.0
        for sense in self._forms(run, phrase):
            if self._in_corpus(sense):
                senses.setdefault(sense, _JOINED)
                literal = True
        for sense in self._lexicon.meaning(phrase):
            if self._in_corpus(sense):
                senses.setdefault(sense, _SYNONYM if senses else _RELATED)
        if not senses and len(phrase) == 1:
            senses = {(term,): _RELATED for term in self._vocabulary.relatives(phrase[0])}
        if not senses and len(phrase) > 1:
            known = tuple(term for term in phrase if term in self._vocabulary)
            senses = {known: _SYNONYM} if known else {}
        common = len(run) == 1 and run[0].text in self._common
        if self._kin and not senses and len(run) == 1 and not common:
            senses = {(term,): nearness for term, nearness in self._kin(run[0].text)}
        start, end = run[0].start, run[-1].end
        ranked = tuple(Sense(terms, weight) for terms, weight in senses.items())
        return Concept(text[start:end], start, end, ranked, literal, common)

    def _forms(self, run: list[Token], phrase: Phrase) -> Iterator[Phrase]:
        """The same words written together, apart, or with a hyphen."""
        if len(run) == 2:
            yield (self._stemmer.stem("".join(token.text for token in run)),)
        if len(run) == 1 and run[0].parts:
            yield tuple(self._stemmer.stem(part) for part in run[0].parts)
        if len(run) == 1 and run[0].text.isalpha() and phrase[0] not in self._vocabulary:
            word = run[0].text
            for cut in range(3, len(word) - 2):
                if word[:cut] in self._vocabulary.words and word[cut:] in self._vocabulary.words:
                    yield self._stemmer.stem(word[:cut]), self._stemmer.stem(word[cut:])

    def _in_corpus(self, phrase: Phrase) -> bool:
        return all(term in self._vocabulary for term in phrase)
