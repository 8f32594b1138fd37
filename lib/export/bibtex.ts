/**
 * Papers as BibTeX that BibLaTeX reads too, in UTF-8.
 * In: ExportedPaper.   Out: entries, written by ./papers-writer.ts.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import { citationKey } from './citation-key.ts'
import { partsOfName } from './person-name.ts'

const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', $: '\\$', '&': '\\&', '%': '\\%', '#': '\\#', _: '\\_', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '`': '\\textasciigrave{}',
}

/**
 * @returns the text on one line, so that LaTeX prints it as it is. Braces are spelled out: BibTeX counts even escaped ones. Empty
 *   groups keep -- and '' from becoming one sign.
 */
export const escapeLatex = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim().replace(/[\\{}$&%#_~^`]/g, (sign) => LATEX[sign]).replace(/([-'])(?=\1)/g, '$1{}')

/** @param note what to say of the paper's place in the run. @returns one entry and an empty line. */
export function bibtexEntry(paper: ExportedPaper, note: string): string {
  const { title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords } = paper
  const fields: [name: string, value: string | null][] = [
    ['title', titleText(title)],
    ['author', authors.map(authorText).join(' and ')],
    ['journal', venue && escapeLatex(venue)],
    ['year', published?.slice(0, 4) ?? null],
    ['date', published && published.length > 4 ? published : null],
    ['doi', doi && rawText(doi)],
    ['eprint', arxivId && rawText(arxivId)],
    ['archiveprefix', arxivId && 'arXiv'],
    ['pmid', pmid],
    ['url', url && rawText(url)],
    ['keywords', keywords.map((keyword) => escapeLatex(keyword.replace(/[,;]/g, ' '))).join(', ')],
    ['abstract', escapeLatex(abstract)],
    ['note', escapeLatex(note)],
  ]
  return `@${venue ? 'article' : 'misc'}{${citationKey(paper)},\n${fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n\n`
}

// Styles print titles in small letters: a word with a capital inside, such as BERT, is kept by braces.
const titleText = (title: string): string => title.trim().split(/\s+/).map((word) => (/^.+\p{Lu}/u.test(word) ? `{${escapeLatex(word)}}` : escapeLatex(word))).join(' ')

function authorText(name: string): string {
  const parts = partsOfName(name)
  // Readers look for names within names: "and", "given=…", and a sign that a space after it belongs to.
  if ('literal' in parts || /\band\b|[={}\\$&%#_~^`]/i.test(name)) return `{${escapeLatex(name)}}`
  return `${escapeLatex(parts.family)}, ${escapeLatex(parts.given)}`
}

// Identifiers and addresses are printed by commands that read them as they are; only braces and blanks could end the field.
const rawText = (text: string): string => text.replace(/[{}\s\\]/g, (sign) => encodeURIComponent(sign))
