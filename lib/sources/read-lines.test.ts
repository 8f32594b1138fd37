import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines, type Line } from './read-lines.ts'

async function linesOf(chunks: Uint8Array[], maxBytes?: number): Promise<Line[]> {
  const lines: Line[] = []
  async function* stream() {
    yield* chunks
  }
  for await (const line of readLines(stream(), maxBytes)) lines.push(line)
  return lines
}

test('gives the same lines wherever the bytes are cut', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\uFEFF]/g, ''))), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
    const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''))
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
    expect(await linesOf(chunks)).toEqual(texts.map((text, i) => ({ number: i + 1, text, tooLong: false })))
  }))
})

test('does not keep a line that is too long, and reads on after it', async () => {
  const chunks = [Buffer.from('ab\n'), ...Array.from({ length: 50 }, () => Buffer.alloc(1000, 'x')), Buffer.from('\ncd')]
  expect(await linesOf(chunks, 10_000)).toEqual([{ number: 1, text: 'ab', tooLong: false }, { number: 2, text: '', tooLong: true }, { number: 3, text: 'cd', tooLong: false }])
})
