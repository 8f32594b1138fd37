import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForm } from './multipart.ts'

const TYPE = 'multipart/form-data; boundary=----x'
const part = (head: string, body: string) => `------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`

/** The form in pieces of the given lengths; the last length goes on. */
async function* cut(text: string, lengths: number[] = [1 << 20]) {
  const bytes = Buffer.from(text)
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[Math.min(i, lengths.length - 1)]
    yield bytes.subarray(at, at + length)
    at += length
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, type = TYPE) {
  const parts: { name: string; fileName: string | null; text: string }[] = []
  for await (const { name, fileName, bytes } of readForm(chunks, type)) {
    const pieces: Buffer[] = []
    for await (const piece of bytes) pieces.push(Buffer.from(piece))
    parts.push({ name, fileName, text: Buffer.concat(pieces).toString() })
  }
  return parts
}

describe('a form with a file', () => {
  test('gives fields and file, wherever the chunks are cut and whatever looks like a boundary', async () => {
    const hostile = fc.array(fc.constantFrom('\r\n', '--', '------x', '\r\n------', '\r', '\n', 'abc', '名', '\0')).map((words) => words.join('')).filter((text) => !`\r\n${text}`.includes('\r\n------x'))
    await fc.assert(fc.asyncProperty(hostile, hostile, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (field, file, lengths) => {
      const text = `${part('name="corpus"', field)}${part('name="file"; filename="a %22b%22.jsonl"', file)}------x--\r\n`
      expect(await collect(cut(text, lengths))).toEqual([{ name: 'corpus', fileName: null, text: field }, { name: 'file', fileName: 'a "b".jsonl', text: file }])
    }))
  })

  test('passes over what is not read', async () => {
    const names: string[] = []
    for await (const { name } of readForm(cut(`${part('name="a"', 'x'.repeat(5000))}${part('name="b"', 'y')}------x--`, [7]), TYPE)) names.push(name)
    expect(names).toEqual(['a', 'b'])
  })

  test('that breaks off anywhere says so', async () => {
    const text = `${part('name="corpus"', 'c')}${part('name="file"; filename="f"', 'content')}------x--`
    for (let length = 0; length < text.length; length++) await expect(collect(cut(text.slice(0, length), [11])), text.slice(0, length)).rejects.toThrow('The upload broke off before its end.')
  })

  test('that is none is refused', async () => {
    await expect(collect(cut('a=b'), 'application/x-www-form-urlencoded')).rejects.toThrow('The form has no boundary')
    await expect(collect(cut(`------x\r\n${'h'.repeat(40_000)}`, [1000]))).rejects.toThrow('malformed')
  })
})
