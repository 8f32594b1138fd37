/**
 * Runs of letters → words with their stems and kinds: what a corpus has tens of thousands of. What is not made of the
 * letters a–z is left to JavaScript.
 * In and out: the arrays of ../../text/word-book.ts, by address.
 */
import { Endings, stemWord } from './parts/porter'
import { addString, findString, Strings } from './parts/strings'

/** Field order as in ../../text/word-book.ts. */
@unmanaged
class WordBook {
  /** in-out: words as written, and stems. */
  words: Strings
  stems: Strings
  /** in-out: per word; i32, the number of its stem, and u8, its kind. */
  stemOf: usize
  kindOf: usize
  /** in: forms of letters a–z that are no ordinary words; per form the number of its stem, i32, and its kind, u8. */
  special: Strings
  specialStems: usize
  specialKinds: usize
  endings: Endings
  /** Scratch for one word, 16 bytes before it and four behind it. */
  form: usize
  /** in-out: i32; the next of the listed runs to learn. */
  next: usize
}

/** Runs that were met, as RunTable of ../../text/run-table.ts has them. */
@unmanaged
class Runs {
  /** in: i32 per run; where it stands, in units from address 0, and its units. */
  places: usize
  lengths: usize
  /** out: i32 per run; its code, or SEVERAL − i for those at several[i], whose number comes first. */
  codes: usize
  several: usize
  /** in-out: i32; how much of several is in use. */
  severalEnd: usize
}

/** As in ../../text/run-table.ts. */
const SEVERAL: i32 = -10
/** As in ../../text/tokenize.ts. */
const MAX_WORD_LENGTH: i32 = 40
const JOINED: i32 = 1
/** As in ../../text/lexicon.ts. */
const TERM: i32 = 3
const HYPHEN: i32 = 45

/** Learn the runs listed[next] … listed[end − 1], up to the first that is not made of letters and the hyphens between them. @param listed in: i32. */
export function learnRuns(book: WordBook, runs: Runs, listed: usize, _start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let next = load<i32>(book.next); next < end; next++) {
    store<i32>(book.next, next)
    const run = <usize>load<i32>(listed + (<usize>next << 2)) << 2
    const first = <usize>load<u32>(runs.places + run) << 1
    const length = load<i32>(runs.lengths + run)
    const nWords = countWords(first, length)
    if (nWords == 0) return
    store<i32>(runs.codes + run, nWords == 1 ? 4 * learn(book, first, length) : learnCompound(book, runs, first, length, nWords))
  }
  store<i32>(book.next, end)
}

/** @returns how many words a run of letters and hyphens has; 0 if it is something else. */
function countWords(first: usize, length: i32): i32 {
  if (length > MAX_WORD_LENGTH) return 0
  let nWords = 1
  let before = HYPHEN
  for (let at = 0; at < length; at++) {
    const unit = <i32>load<u16>(first + (<usize>at << 1))
    if (unit == HYPHEN) {
      if (before == HYPHEN) return 0
      nWords++
    } else if (!isLetter(unit)) return 0
    before = unit
  }
  return before == HYPHEN ? 0 : nWords
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function isLetter(unit: i32): bool {
  return <u32>((unit | 32) - 97) < 26
}

/** @returns the code that stands for the codes of the words. */
function learnCompound(book: WordBook, runs: Runs, first: usize, length: i32, nWords: i32): i32 {
  const place = load<i32>(runs.severalEnd)
  let out = runs.several + (<usize>place << 2)
  store<i32>(out, nWords)
  let from = 0
  for (let at = 0; at <= length; at++) {
    if (at < length && load<u16>(first + (<usize>at << 1)) != HYPHEN) continue
    out += 4
    store<i32>(out, 4 * learn(book, first + (<usize>from << 1), at - from) + (from > 0 ? JOINED : 0))
    from = at + 1
  }
  store<i32>(runs.severalEnd, place + nWords + 1)
  return SEVERAL - place
}

/** @returns the number of a word of letters. */
function learn(book: WordBook, first: usize, length: i32): i32 {
  const nBefore = book.words.size
  const word = addString(book.words, first, length)
  if (word == nBefore) describe(book, word, first, length)
  return word
}

function describe(book: WordBook, word: i32, first: usize, length: i32): void {
  const form = book.form
  for (let at = 0; at < length; at++) store<u16>(form + (<usize>at << 1), load<u16>(first + (<usize>at << 1)) | 32)
  const special = findString(book.special, form, length)
  const stem = special < 0 ? addString(book.stems, form, stemWord(book.endings, form, length)) : load<i32>(book.specialStems + (<usize>special << 2))
  store<i32>(book.stemOf + (<usize>word << 2), stem)
  store<u8>(book.kindOf + <usize>word, special < 0 ? TERM : load<u8>(book.specialKinds + <usize>special))
}

/**
 * @param text the word as written, `end` units.
 * @param answer out: i32, its number; i32, 1 if it is new and not made of letters, so that JavaScript must describe it.
 */
export function learnWord(book: WordBook, text: usize, answer: usize, _start: i32, end: i32, _chunk: i32, _worker: i32): void {
  const nBefore = book.words.size
  const word = addString(book.words, text, end)
  const isNew = word == nBefore
  const isOfLetters = isNew && countWords(text, end) == 1
  if (isOfLetters) describe(book, word, text, end)
  store<i32>(answer, word)
  store<i32>(answer, isNew && !isOfLetters ? 1 : 0, 4)
}

/** @param answer out: i32, the number of the string of `end` units. */
export function addText(strings: Strings, text: usize, answer: usize, _start: i32, end: i32, _chunk: i32, _worker: i32): void {
  store<i32>(answer, addString(strings, text, end))
}
