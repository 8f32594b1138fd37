import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { readParquet, writeParquet } from 'parquet-wasm'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import type { Column, ExportRecord } from './records.ts'
import { collect, inChunksOfOne } from './test-rows.ts'
import { writeTable } from './write-table.ts'

const columns: Column[] = [{ name: 'text', type: 'text' }, { name: 'number', type: 'number' }, { name: 'whole', type: 'integer' }, { name: 'yes', type: 'boolean' }]
const odd = ['=1+1', '@home', '-x', '<b>&"\'', 'two\nlines', ' spaces ', '_x0041_', 'שלום\u202e', '中文 🐍', '\u0007bell', '| a | `b`', '<script>alert(1)</script>', '-0.1', '']
const records: ExportRecord[] = odd.map((text, i) => ({ text, number: i / 7, whole: i - 3, yes: i % 2 === 0 }))
records.push({ text: null, number: null, whole: null, yes: null })
const written = (format: 'csv' | 'xlsx' | 'parquet' | 'markdown', rows = records) => collect(writeTable(format, { name: 'papers', columns }, inChunksOfOne(rows)))

describe('an XLSX', () => {
  test('says the same in read-excel-file: text as text, numbers as numbers', async () => {
    const [{ data }] = await readXlsxFile(await written('xlsx'))
    expect(data[0]).toEqual(['text', 'number', 'whole', 'yes'])
    const texts = data.slice(1).map((row) => row[0])
    const expected = odd.map((text) => text.replace('\u0007', ' ').trim() || null)
    expect(texts.slice(0, odd.length).map((text) => (typeof text === 'string' ? text.replace(/_x005F_/g, '_').trim() : text))).toEqual(expected)
    expect(data[3].slice(1)).toEqual([2 / 7, -1, true])
  })

  const office = spawnSync('soffice', ['--version']).status === 0
  test.skipIf(!office)(`opens in LibreOffice${office ? '' : ' (skipped: soffice is not installed)'}`, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-office-'))
    writeFileSync(path.join(folder, 'a.xlsx'), await written('xlsx'))
    spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76', '--outdir', folder, path.join(folder, 'a.xlsx')])
    const rows = parse(readFileSync(path.join(folder, 'a.csv'))) as string[][]
    expect(rows[0]).toEqual(columns.map(({ name }) => name))
    expect(rows.slice(1).map(([text]) => text)).toEqual(odd.map((text) => text.replace('\u0007', ' ')))
    expect(rows[3].slice(1)).toEqual(['0.285714285714286', '-1', 'TRUE'])
    rmSync(folder, { recursive: true, force: true })
  })
})

/** Read and written again by the Rust implementation, so that its reader has decoded every value; then read as objects. */
async function inRust(file: Buffer) {
  const table = readParquet(file)
  const again = writeParquet(table).slice().buffer
  return { rows: await parquetReadObjects({ file: again }) }
}

describe('a Parquet', () => {
  test('says the same in parquet-wasm, types and nulls too', async () => {
    const { rows } = await inRust(await written('parquet'))
    expect(rows).toEqual(records)
  })

  test('keeps its rows in order over several row groups', async () => {
    const many = Array.from({ length: 45_000 }, (_, i) => ({ text: `p${i}`, number: i, whole: i, yes: null }))
    async function* chunks() {
      for (let i = 0; i < many.length; i += 7000) yield many.slice(i, i + 7000)
    }
    const { rows } = await inRust(await collect(writeTable('parquet', { name: 'papers', columns }, chunks())))
    expect(rows.map(({ whole }) => whole)).toEqual(many.map(({ whole }) => whole))
  })

  test('without a row is still a table', async () => {
    expect(readParquet(await written('parquet', [])).recordBatches()).toEqual([])
  })
})

test('a CSV read by another parser gives back any text, and no cell begins like a formula', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 20 }), async (texts) => {
    const rows = parse(await written('csv', texts.map((text) => ({ text, number: -1.5, whole: null, yes: null })))) as string[][]
    rows.slice(1).forEach(([cell, number], i) => {
      expect([texts[i], `'${texts[i]}`]).toContain(cell)
      expect(/^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell))).toBe(false)
      expect(number).toBe('-1.5')
    })
  }), { numRuns: 200 })
})

test('a Markdown table keeps one line a record and its number of cells, whatever the text', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
    const lines = String(await written('markdown', [{ text, number: 1, whole: 2, yes: true }])).trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[2].replace(/\\./gu, '').split('|')).toHaveLength(6)
    expect(lines[2].replace(/\\./gu, '')).not.toMatch(/<[A-Za-z/!?]|&#|[`\u202e]/)
  }), { numRuns: 500 })
})
