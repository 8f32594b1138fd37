/**
 * The stem of a word, step by step as natural's PorterStemmer finds it, with all that it does otherwise than Porter.
 * In: a word of letters a–z, as UTF-16 units; tables of endings from ../../../text/word-book.ts.   Out: stemWord, read by ../words.ts.
 * Source: Porter, Program 14 (1980) 130–137, doi:10.1108/eb046814.
 */

/** Tables of endings, each ended by one of no units; field order as in ../../../text/word-book.ts. */
@unmanaged
export class Endings {
  /** Of steps 2, 3 and 4. */
  second: usize
  third: usize
  fourth: usize
}

/** An ending in 32 u16: its units, right-aligned in 8; 0xffff below each; how many they are; of its replacement how many, and its units. */
const ENDING_BYTES: usize = 64
const MASK: usize = 16
const LENGTH: usize = 32
const REPLACEMENT_LENGTH: usize = 34
const REPLACEMENT: usize = 36

const A: i32 = 97
const B: i32 = 98
const D: i32 = 100
const E: i32 = 101
const G: i32 = 103
const I: i32 = 105
const L: i32 = 108
const N: i32 = 110
const O: i32 = 111
const S: i32 = 115
const T: i32 = 116
const U: i32 = 117
const W: i32 = 119
const X: i32 = 120
const Y: i32 = 121
const Z: i32 = 122

/** @param word in-out; 16 bytes before it and two behind it are free. @returns the length of the stem. */
export function stemWord(endings: Endings, word: usize, length: i32): i32 {
  if (length < 3) return length
  length = cutPlural(word, length)
  length = cutPast(word, length)
  if (fromEnd(word, length, 1) == Y && hasVowel(word, length - 1)) set(word, length - 1, I)
  length = replaceFirst(endings.second, word, length)
  length = replaceFirst(endings.third, word, length)
  length = cutLongest(endings.fourth, word, length)
  if (fromEnd(word, length, 1) == E && losesE(word, length)) length--
  return fromEnd(word, length, 1) == L && fromEnd(word, length, 2) == L && measure(word, length) > 2 ? length - 1 : length
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function unitAt(word: usize, at: i32): i32 {
  return load<u16>(word + (<usize>at << 1))
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function set(word: usize, at: i32, unit: i32): void {
  store<u16>(word + (<usize>at << 1), unit)
}

/** The last unit is number 1; 0 before the first. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function fromEnd(word: usize, length: i32, back: i32): i32 {
  return back > length ? 0 : unitAt(word, length - back)
}

/** Step 1a. */
function cutPlural(word: usize, length: i32): i32 {
  if (fromEnd(word, length, 1) != S) return length
  const second = fromEnd(word, length, 2)
  const third = fromEnd(word, length, 3)
  if (second == E && (third == I || (third == S && fromEnd(word, length, 4) == S))) return length - 2
  return second != S && length > 2 ? length - 1 : length
}

/** Step 1b. */
function cutPast(word: usize, length: i32): i32 {
  const last = fromEnd(word, length, 1)
  const second = fromEnd(word, length, 2)
  const third = fromEnd(word, length, 3)
  if (last == D && second == E && third == E) return measure(word, length - 3) > 0 ? length - 1 : length
  const cut = last == D && second == E ? length - 2 : last == G && second == N && third == I ? length - 3 : 0
  return cut > 0 && hasVowel(word, cut) ? mendEnd(word, cut) : length
}

/** What is left of "hopping", "hating", "sized": at → ate, bl → ble, iz → ize; a double consonant becomes one; a short word gets its e back. */
function mendEnd(word: usize, length: i32): i32 {
  const last = fromEnd(word, length, 1)
  const second = fromEnd(word, length, 2)
  const lostE = (second == A && last == T) || (second == B && last == L) || (second == I && last == Z)
  if (!lostE) {
    if (last == second && !isVowel(last) && last != L && last != S && last != Z) return length - 1
    if (measure(word, length) != 2 || last == W || last == X || last == Y || !endsShort(word, length)) return length
  }
  set(word, length, E)
  return length + 1
}

/** Steps 2 and 3: the first ending that leaves enough of the word. */
function replaceFirst(table: usize, word: usize, length: i32): i32 {
  for (let ending = table; load<u16>(ending, LENGTH) != 0; ending += ENDING_BYTES) {
    const left = length - <i32>load<u16>(ending, LENGTH)
    if (left <= 0 || !endsWith(word, length, ending) || measure(word, left) <= 0) continue
    const added = <i32>load<u16>(ending, REPLACEMENT_LENGTH)
    memory.copy(word + (<usize>left << 1), ending + REPLACEMENT, <usize>added << 1)
    return left + added
  }
  return length
}

/** Step 4: the longest ending, if it leaves enough of the word; else "ion" behind s or t. */
function cutLongest(table: usize, word: usize, length: i32): i32 {
  for (let ending = table; load<u16>(ending, LENGTH) != 0; ending += ENDING_BYTES) {
    const left = length - <i32>load<u16>(ending, LENGTH)
    if (left <= 0 || !endsWith(word, length, ending)) continue
    if (measure(word, left) > 2) return left
    break
  }
  if (length < 5 || fromEnd(word, length, 1) != N || fromEnd(word, length, 2) != O || fromEnd(word, length, 3) != I) return length
  const before = fromEnd(word, length, 4)
  return (before == S || before == T) && measure(word, length - 3) > 2 ? length - 3 : length
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function endsWith(word: usize, length: i32, ending: usize): bool {
  const tail = v128.load(word + (<usize>length << 1) - 16)
  return !v128.any_true(v128.xor(v128.and(tail, v128.load(ending, MASK)), v128.load(ending)))
}

/** Step 5a: long words, and short ones that do not end in consonant, vowel, consonant, e. */
function losesE(word: usize, length: i32): bool {
  const left = measure(word, length - 1)
  if (left != 2) return left > 2
  const second = fromEnd(word, length, 2)
  return second == W || second == X || second == Y || !endsShort(word, length - 1)
}

/** Whether the last three are consonant, vowel, consonant. */
function endsShort(word: usize, length: i32): bool {
  return length >= 3 && !isVowelAt(word, length - 3) && isVowelAt(word, length - 2) && !isVowelAt(word, length - 1)
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function isVowel(unit: i32): bool {
  return unit == A || unit == E || unit == I || unit == O || unit == U
}

/** A y is one behind a consonant, but not behind another y. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function isVowelAt(word: usize, at: i32): bool {
  const unit = unitAt(word, at)
  if (unit != Y) return isVowel(unit)
  return at > 0 && unitAt(word, at - 1) != Y && !isVowel(unitAt(word, at - 1))
}

function hasVowel(word: usize, length: i32): bool {
  for (let at = 0; at < length; at++) if (isVowelAt(word, at)) return true
  return false
}

/**
 * @returns twice natural's measure of a word: its groups of consonants and of vowels, without a leading group of
 *   consonants and a closing one of vowels. A y behind consonants is a group of its own, also where vowels follow it.
 */
function measure(word: usize, length: i32): i32 {
  let groups = 0
  let isInVowels = false
  let isAfterY = false
  for (let at = 0; at < length; at++) {
    const unit = unitAt(word, at)
    const vowel = isVowelAt(word, at)
    if (at == 0) groups = vowel ? 1 : 0
    else if (vowel ? !isInVowels || isAfterY : isInVowels) groups++
    isInVowels = vowel
    isAfterY = vowel && unit == Y
  }
  return isInVowels && groups > 0 ? groups - 1 : groups
}
