/**
 * The words of a corpus, numbered as they come, with stems and kinds. A kernel learns words of the letters a–z, of which
 * a corpus has tens of thousands; natural's tokenizer and stemmer those with other letters, digits and apostrophes.
 * In: runs of characters, from run-table.ts.   Out: Lexicon, read by token-stream.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { createDescriber, SPECIAL_FORMS, type Lexicon } from './lexicon.ts'
import { endingTables } from './porter-endings.ts'
import type { RunTable } from './run-table.ts'
import { enlarged, StringTable } from './string-table.ts'
import { BREAK, JOINED, MAX_WORD_LENGTH, splitRun } from './tokenize.ts'

/** Units before a word that the kernel reads, and behind it that it writes. */
const MARGIN = 8
/** A stem in Unicode's normal form takes at most so many units for each of its word. */
const GROWTH = 4

export class WordBook {
  private readonly pool: WorkerPool
  private readonly describe = createDescriber()
  private readonly words: StringTable
  private readonly stems: StringTable
  private stemOf: Int32Array
  private kindOf: Uint8Array
  /** As ../numeric/kernels/words.ts reads it. */
  private readonly record: Int32Array
  /** The listed run that is learned next. */
  private readonly next: Int32Array
  /** What a kernel is asked for, in UTF-16 units; and its answer. */
  private readonly text: Uint8Array
  private readonly textBytes: Buffer
  private readonly answer: Int32Array

  constructor(pool: WorkerPool) {
    const { memory } = pool
    this.pool = pool
    this.words = new StringTable(pool)
    this.stems = new StringTable(pool)
    this.stemOf = memory.int32(0)
    this.kindOf = memory.uint8(0)
    this.next = memory.int32(1)
    this.answer = memory.int32(2)
    this.text = memory.uint8(2 * GROWTH * MAX_WORD_LENGTH)
    this.textBytes = Buffer.from(this.text.buffer, this.text.byteOffset, this.text.length)
    const form = memory.uint8(2 * (MARGIN + MAX_WORD_LENGTH + MARGIN)).subarray(2 * MARGIN)
    const endings = memory.record(endingTables().map((table) => shareUnits(pool, table)))
    this.record = memory.record([this.words.record, this.stems.record, 0, 0, ...this.loadSpecialForms(), endings, form, this.next])
  }

  /**
   * Remember the codes of runs: words in their hyphenated parts, and BREAK.
   * @param listed the numbers of runs, by first appearance; `nListed` of them count.
   * @param bytes  over the pool's memory.
   */
  learn(runs: RunTable, listed: Int32Array, nListed: number, bytes: Buffer): void {
    const nUnits = runs.unitsIn(listed, nListed)
    this.makeRoom(nUnits)
    runs.makeRoomForCodes(nUnits + nListed)
    this.next[0] = 0
    for (;;) {
      this.pool.runHere('words/learnRuns', [this.record, runs.learnt, listed], nListed)
      const at = this.next[0]++
      if (at >= nListed) return
      runs.learn(listed[at], this.codesOf(runs.textOf(listed[at], bytes)))
    }
  }

  lexicon(): Lexicon {
    const nWords = this.words.size
    return { words: this.words.list(), stems: this.stems.list(), stemOf: this.stemOf.slice(0, nWords), kindOf: this.kindOf.slice(0, nWords) }
  }

  /** @returns the fields of the kernel's book that tell what to do with words that have no ordinary stem or kind. */
  private loadSpecialForms(): (Int32Array | Uint8Array)[] {
    const { memory } = this.pool
    const forms = new StringTable(this.pool)
    const [stems, kinds] = [memory.int32(SPECIAL_FORMS.length), memory.uint8(SPECIAL_FORMS.length)]
    const nUnits = SPECIAL_FORMS.reduce((sum, { length }) => sum + length, 0)
    forms.makeRoom(SPECIAL_FORMS.length, nUnits)
    this.stems.makeRoom(SPECIAL_FORMS.length, nUnits + SPECIAL_FORMS.length)
    for (const form of SPECIAL_FORMS) {
      const { stem, kind } = this.describe(form)
      const number = this.add(forms, form)
      stems[number] = this.add(this.stems, stem)
      kinds[number] = kind
    }
    return [forms.record, stems, kinds]
  }

  private makeRoom(nUnits: number): void {
    const { memory } = this.pool
    this.stems.makeRoom(nUnits, GROWTH * nUnits)
    if (!this.words.makeRoom(nUnits, nUnits)) return
    this.stemOf = enlarged(this.stemOf, memory.int32(this.words.room))
    this.kindOf = enlarged(this.kindOf, memory.uint8(this.words.room))
    this.record.set([this.stemOf.byteOffset, this.kindOf.byteOffset], 2)
  }

  private codesOf(run: string): number[] {
    return splitRun(run).map(({ text, joined }) => (text === null ? BREAK : 4 * this.wordId(text) + (joined ? JOINED : 0)))
  }

  private wordId(text: string): number {
    this.pool.runHere('words/learnWord', [this.record, this.text, this.answer], this.write(text))
    const [word, isUnknown] = this.answer
    if (isUnknown === 1) {
      const { stem, kind } = this.describe(text)
      this.stemOf[word] = this.add(this.stems, stem)
      this.kindOf[word] = kind
    }
    return word
  }

  private add(table: StringTable, text: string): number {
    this.pool.runHere('words/addText', [table.record, this.text, this.answer], this.write(text))
    return this.answer[0]
  }

  /** @returns how many units the text has. */
  private write(text: string): number {
    return this.textBytes.write(text, 'utf16le') / 2
  }
}

function shareUnits({ memory }: WorkerPool, units: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(units.buffer)
  const shared = memory.uint8(bytes.length)
  shared.set(bytes)
  return shared
}
