/**
 * A report before it has a format: blocks of text, tables and figures, in the order of reading.
 * In: the sections beside this file.   Out: Block, written by ./to-markdown.ts and ./to-html.ts.
 */
import type { ReferenceKey } from './references.ts'

/** Text is never marked up by itself: what stands in a string is printed as it is. */
export type Inline = string | { strong: string } | { link: string; text: string } | { cite: ReferenceKey[] }
export type Text = Inline[]

export type Block =
  | { kind: 'heading'; level: 2 | 3; id: string; text: string }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; items: Text[] }
  | { kind: 'table'; caption: string; columns: { name: string; isNumber?: boolean }[]; rows: (Text | Picture)[][] }
  | { kind: 'figure'; id: string; caption: string; picture: Picture }
  | { kind: 'theme'; head: Block; aside: Picture | null; blocks: Block[] }
  | { kind: 'references'; keys: ReferenceKey[] }

/** SVG made here, from escaped text; formats without pictures leave it out. */
export interface Picture {
  svg: string
}

export const heading = (level: 2 | 3, id: string, text: string): Block => ({ kind: 'heading', level, id, text })
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
export const cite = (...keys: ReferenceKey[]): Inline => ({ cite: keys })
export const isPicture = (cell: Text | Picture): cell is Picture => !Array.isArray(cell)
