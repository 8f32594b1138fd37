import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SourceRecord } from '../domain/paper.ts'
import { readPapers } from './read-papers.ts'
import { readTrendingPage } from './trending-page.ts'

const COPIED_PAGE = path.resolve(import.meta.dirname, '../../../shared/data/trending-page.txt')
const ABSTRACT = 'We study how plain text that a person copies from a page can be read. Every paper is a title with a long paragraph, and all the rest is furniture. '.repeat(3).trim()

async function read(text: string): Promise<SourceRecord[]> {
  async function* lines() {
    for (const [i, line] of text.split('\n').entries()) yield { number: i + 1, text: line, tooLong: line.length > 20_000_000 }
  }
  const records: SourceRecord[] = []
  for await (const record of readTrendingPage(lines())) records.push(record)
  return records
}

const titlesOf = (records: SourceRecord[]) => records.map((record) => (record.kind === 'paper' ? record.paper.title : `refused: ${record.reason}`))

describe('readTrendingPage', () => {
  test('finds title and abstract, and the line of the title', async () => {
    const [record] = await read(`new\n\nSubscribe\n\nMar 12\n\nA First Title\n\n${ABSTRACT}\n`)
    expect(record).toMatchObject({ kind: 'paper', line: 7, paper: { sourceId: null, title: 'A First Title', abstract: ABSTRACT, published: null } })
  })

  test.each(['new', 'Subscribe', 'Get trending papers in your email inbox!', 'byAK and the research community', 'Mar 12', 'Jul 12, 2024', '12 July 2024', 'Submitted by someone', 'Published on Jul 12, 2024', '24 authors', '·12 authors', '42', '1.2k', 'GitHub 1.3k', 'arXiv Page', 'Upvote', 'View all', 'https://arxiv.org/abs/2301.00001', '—', '3 comments · 2 models'])(
    'passes over %j between title and abstract', async (furniture) => expect(titlesOf(await read(`${furniture}\nA Title\n${furniture}\n\n${ABSTRACT}\n${furniture}\nB Title\n\n${furniture}\n${ABSTRACT}`))).toEqual(['A Title', 'B Title']),
  )

  test.each(['100 Years of Solitude in Machine Learning', '3D Gaussian Splatting', 'New Bounds for Bandits', 'Mamba', 'Code Llama', 'Is it May?', '12 Models of Learning'])(
    'takes %j for a title', async (title) => expect(titlesOf(await read(`${title}\n\n${ABSTRACT}`))).toEqual([title]),
  )

  test('reads a short abstract by its sentences, and one in Chinese', async () => {
    const short = 'We give a new bound for linear bandits with delayed feedback. It is tight up to constants, and simple experiments confirm what it says.'
    const chinese = '我们提出了一种新的状态空间模型，用于处理长序列数据。该模型在多个基准数据集上取得了领先的性能。实验结果表明，与现有方法相比，我们的方法在效率和准确性方面都有显著提高，并且可以扩展到更大的规模。代码已经公开。'
    expect(titlesOf(await read(`A Title\n\n${short}\n\n状态空间模型\n\n${chinese}`))).toEqual(['A Title', '状态空间模型'])
  })

  test('joins an abstract of several paragraphs, and one of wrapped lines', async () => {
    const wrapped = ABSTRACT.match(/.{1,80}(?: |$)/g)!.map((line) => line.trim()).join('\n')
    const records = await read(`A Title\n\n${ABSTRACT}\n\n${ABSTRACT}\n\nB Title\n\n${wrapped}\n`)
    expect(records.map((record) => record.kind === 'paper' && [record.paper.title, record.paper.abstract])).toEqual([['A Title', `${ABSTRACT} ${ABSTRACT}`], ['B Title', ABSTRACT]])
  })

  test('refuses an abstract without a title, one that is too long, and a line that is', async () => {
    expect(titlesOf(await read(`new\n\n${ABSTRACT}`))).toEqual(['refused: title is missing'])
    expect(titlesOf(await read(`A Title\n\n${'long '.repeat(20_000)}\n\nB Title\n\n${ABSTRACT}`))).toEqual(['refused: abstract has more than 50,000 characters', 'B Title'])
    expect(titlesOf(await read(`${'x'.repeat(20_000_001)}\nA Title\n\n${ABSTRACT}`))).toEqual(['refused: the line is longer than 16 MB', 'A Title'])
  })

  test.skipIf(!existsSync(COPIED_PAGE))('finds exactly 66 papers in a real copied page (skipped where ../shared/data is missing)', async () => {
    const papers = await readPapers(COPIED_PAGE)
    const records: SourceRecord[] = []
    for await (const record of papers.records) records.push(record)
    await papers.close()
    expect(papers.format).toBe('trending-page')
    expect(records).toHaveLength(66)
    expect(titlesOf(records)).toContain('How to Index Item IDs for Recommendation Foundation Models')
    expect(titlesOf(records).join('\n')).not.toMatch(/refused|Subscribe|byAK/)
  })
})
