/**
 * What a paper is known to be about, to judge themes by; no run ever reads it.
 * In: the name of a field, a file of papers' themes, or "venue-family".   Out: TruthRule, read by ./papers.ts.
 */
import { readFileSync } from 'node:fs'
import { InvalidInputError } from '../../lib/domain/errors.ts'
import type { Paper } from '../../lib/domain/paper.ts'
import { openFile } from '../../lib/sources/open-file.ts'
import { readLines } from '../../lib/sources/read-lines.ts'

export interface TruthRule {
  name: string
  /** @returns null if nothing is known of the paper that stands in this line. */
  valueOf(paper: Paper, line: number): string | null
}

/** Fields of research by venue; a venue that is not named is one of machine learning. */
const VENUE_FAMILIES: Record<string, string[]> = {
  robotics: ['ICRA', 'RSS', 'CoRL'],
  vision: ['CVPR', 'ECCV', 'ICCV', '3DV'],
  language: ['ACL', 'COLING', 'COLM'],
  web: ['WWW'],
}
const OTHER_FAMILY = 'learning'

/**
 * @param name "venue-family"; or a name ending in .json: a file {"papers": {id: {"theme": …}}}; or a field of the file's records,
 *   whose first value counts where it is a list.
 * @throws InvalidInputError if the truth cannot be read.
 */
export async function readTruth(name: string, file: string): Promise<TruthRule> {
  if (name === 'venue-family') return { name, valueOf: ({ venue }) => (venue === null ? null : familyOf(venue)) }
  if (name.endsWith('.json')) {
    const themes = readThemes(name)
    return { name, valueOf: ({ sourceId }) => (sourceId === null ? null : (themes[sourceId]?.theme ?? null)) }
  }
  const values = await readField(name, file)
  if (values.size === 0) throw new InvalidInputError(`truth must be a field of the records, a .json file or "venue-family". Got ${name}, which no record has.`)
  return { name, valueOf: (_, line) => values.get(line) ?? null }
}

const familyOf = (venue: string): string => Object.keys(VENUE_FAMILIES).find((family) => VENUE_FAMILIES[family].includes(venue)) ?? OTHER_FAMILY

function readThemes(name: string): Record<string, { theme: string } | undefined> {
  try {
    return JSON.parse(readFileSync(name, 'utf8')).papers
  } catch (error) {
    throw new InvalidInputError(`truth must be a field, "venue-family" or a file of themes. Got ${name}: ${(error as Error).message}.`, error)
  }
}

/** @returns the field's value by line; lines without one, and lines that are no JSON objects, are not in it. */
async function readField(field: string, file: string): Promise<Map<number, string>> {
  const values = new Map<number, string>()
  const opened = await openFile(file)
  try {
    for await (const line of readLines(opened.chunks)) {
      const value = line.tooLong || !line.text.trimStart().startsWith('{') ? undefined : fieldOf(line.text, field)
      if (value !== undefined && value !== null && value !== '') values.set(line.number, String(value))
    }
  } finally {
    await opened.close()
  }
  return values
}

function fieldOf(text: string, field: string): unknown {
  try {
    const value = (JSON.parse(text) as Record<string, unknown>)[field]
    return Array.isArray(value) ? value[0] : value
  } catch {
    return null // ../../lib/sources refuses the line and says so
  }
}
