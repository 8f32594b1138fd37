/**
 * What a person says of columns: "title=Titel,abstract=Zusammenfassung".
 * In: the flag --map.   Out: FieldMapping, handed to ./read-papers.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { FieldMapping } from './read-context.ts'
import { PAPER_FIELDS, type PaperField } from './record-fields.ts'

/**
 * @param texts each one or several field=column, parted by commas; a column's name may hold commas and "=".
 * @throws InvalidInputError if a field is none of a paper, or no column is named.
 */
export function parseMapping(texts: string[] = []): FieldMapping {
  const mapping: FieldMapping = {}
  for (const pair of texts.flatMap((text) => text.split(/,(?=\s*\w+=)/))) {
    const [, field, column] = /^\s*(\w+)\s*=(.*)$/s.exec(pair) ?? []
    if (!PAPER_FIELDS.includes(field as PaperField)) throw new InvalidInputError(`map must be field=column with a field of ${PAPER_FIELDS.join(', ')}. Got ${pair.slice(0, 80)}.`)
    if (column.trim() === '') throw new InvalidInputError(`map must name a column after "=". Got ${pair.slice(0, 80)}.`)
    mapping[field as PaperField] = column.trim()
  }
  return mapping
}
