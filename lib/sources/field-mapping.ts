/**
 * What a person says of columns: "title=Titel,abstract=Zusammenfassung", or as JSON, which has room for any name.
 * In: the flag --map.   Out: FieldMapping, handed to ./read-papers.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import { PAPER_FIELDS, type FieldMapping, type PaperField } from '../domain/file-preview.ts'

/**
 * @param texts each one or several field=column, parted by commas, where a column's name may hold commas and "="; or an
 *   object in JSON, {"title": "Titel"}, whose names may also hold both as in "a,title=b". No column, as in "venue=": not read.
 * @throws InvalidInputError if a field is none of a paper, or no column is named for the title or the abstract.
 */
export function parseMapping(texts: string[] = []): FieldMapping {
  const mapping: FieldMapping = {}
  for (const [field, column, pair] of texts.flatMap((text) => (text.trimStart().startsWith('{') ? parseObject(text) : parsePairs(text)))) {
    if (!PAPER_FIELDS.includes(field as PaperField)) throw new InvalidInputError(`map must be field=column with a field of ${PAPER_FIELDS.join(', ')}. Got ${pair.slice(0, 80)}.`)
    if (column.trim() === '' && (field === 'title' || field === 'abstract')) throw new InvalidInputError(`map must name a column for the ${field}, which no paper can be without. Got ${pair.slice(0, 80)}.`)
    mapping[field as PaperField] = column.trim()
  }
  return mapping
}

/** Field, column, and both as they were written; no field if the text is none of such pairs. */
type Pair = [field: string, column: string, text: string]

const parsePairs = (text: string): Pair[] => text.split(/,(?=\s*\w+=)/).map((pair) => {
  const [, field = '', column = ''] = /^\s*(\w+)\s*=(.*)$/s.exec(pair) ?? []
  return [field, column, pair]
})

function parseObject(text: string): Pair[] {
  try {
    return Object.entries(JSON.parse(text)).map(([field, column]) => [field, typeof column === 'string' ? column : '', `${field}=${String(column)}`])
  } catch {
    return [['', '', text]]
  }
}
