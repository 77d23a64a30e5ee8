"""Arabic as it is written: spellings folded, words and sentences found, clitics peeled, every offset kept."""

from analysis.arabic.spelling import SPELLINGS, fold, fold_with_offsets
from analysis.arabic.words import Word, count_words, sentences, words

__all__ = ["SPELLINGS", "Word", "count_words", "fold", "fold_with_offsets", "sentences", "words"]
