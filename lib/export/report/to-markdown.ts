/**
 * A report as Markdown; pictures are left out.
 * In: Block.   Out: text, piece by piece, written by ./report.ts.
 */
import { escapeMarkdown } from '../markdown.ts'
import { isPicture, type Block, type Text } from './document.ts'
import { referenceLink, references } from './references.ts'

/** @returns the file; nothing in its texts can become markup. */
export function* toMarkdown(title: string, lead: string, blocks: Block[], footer: string): Generator<string> {
  yield `# ${escapeMarkdown(title)}\n\n${escapeMarkdown(lead)}\n\n`
  for (const block of blocks) yield blockMarkdown(block)
  yield `---\n\n${escapeMarkdown(footer)}\n`
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading': return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}\n\n`
    case 'paragraph': return `${textMarkdown(block.text)}\n\n`
    case 'list': return `${block.items.map((item) => `- ${textMarkdown(item)}\n`).join('')}\n`
    case 'figure': return ''
    case 'theme': return [block.head, ...block.blocks].map(blockMarkdown).join('')
    case 'references': return `${block.keys.map((key) => `- ${escapeMarkdown(references[key].full)}${linkMarkdown(referenceLink(key))}\n`).join('')}\n`
    case 'table': return tableMarkdown(block)
  }
}

function tableMarkdown({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  // A column of pictures has nothing to say here.
  const kept = columns.map((_, i) => i).filter((i) => !rows.some((row) => isPicture(row[i])))
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`
  const body = rows.map((row) => line(kept.map((i) => textMarkdown(row[i] as Text))))
  return `${escapeMarkdown(caption)}\n\n${line(kept.map((i) => escapeMarkdown(columns[i].name)))}${line(kept.map((i) => (columns[i].isNumber ? '---:' : '---')))}${body.join('')}\n`
}

const textMarkdown = (text: Text): string => text.map((part, i) => {
  if (typeof part === 'string') return keepBlanks(part, i === 0)
  if ('strong' in part) return `**${escapeMarkdown(part.strong)}**${/\s$/.test(part.strong) ? ' ' : ''}`
  if ('link' in part) return part.link.startsWith('#') ? escapeMarkdown(part.text) : `[${escapeMarkdown(part.text)}](<${part.link.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
  return `(${part.cite.map((key) => references[key].short).join('; ')})`
}).join('')

// Escaping trims; blanks at the seams between parts belong to the sentence.
function keepBlanks(text: string, isFirst: boolean): string {
  const plain = escapeMarkdown(isFirst ? text : `.${text}`)
  return `${isFirst ? plain : plain.replace(/^\\?\./, '')}${/\s$/.test(text) ? ' ' : ''}`
}

const linkMarkdown = (link: ReturnType<typeof referenceLink>): string => (link ? ` [${escapeMarkdown(link.text)}](<${link.href}>)` : '')
