/**
 * HTML, JATS and MathML inside a title or abstract → plain text. LaTeX stays as it is: ../text knows it.
 * In: text as a source has it.   Out: text without tags and entities, read by ./record-fields.ts.
 */
import sax from 'sax'

/** Tags that stand inside a word or a sentence; any other known tag parts words. */
const INLINE = 'i|b|u|em|strong|sub|sup|span|small|font|tt|code|cite|q|a|italic|bold|sc|monospace|underline|inf|scp|ovl|named-content|styled-content|ext-link|xref'
const BLOCK = 'p|br|hr|div|ul|ol|li|h[1-6]|title|sec|abstract|list|list-item|label|disp-formula|inline-formula|alternatives|tex-math|math|section|article-title'
const ATTRIBUTES = '(?:\\s+[\\w:-]+\\s*=\\s*(?:"[^"<>]*"|\'[^\'<>]*\'|[^\\s"\'<>]+))*\\s*/?'
const PREFIX = '(?:(?:jats|mml|m|ns\\d?):)?'
const INLINE_TAG = new RegExp(`</?${PREFIX}(?:${INLINE})${ATTRIBUTES}>`, 'gi')
const BLOCK_TAG = new RegExp(`</?${PREFIX}(?:${BLOCK})${ATTRIBUTES}>`, 'gi')
const MATHML_TAG = /<\/?(?:(?:mml|m):[a-z-]+|m(?:i|n|o|s|row|sub|sup|subsup|frac|sqrt|text|style|over|under|underover|fenced|space|table|tr|td))(?:\s[^<>]*)?\/?>/gi
/** A formula that is given in TeX too needs no MathML. */
const DOUBLE_FORMULA = /(<(?:jats:)?tex-math\b[^<>]*>)([\s\S]*?)(<\/(?:jats:)?tex-math>)\s*<((?:mml:|m:)?math)\b[\s\S]*?<\/\4>/gi
/** <jats:title>Abstract</jats:title> says nothing; other headings end like sentences. */
const ABSTRACT_HEADING = new RegExp(`^\\s*(?:<[^<>]*>\\s*)*<${PREFIX}(?:title|h[1-6]|label)(?:\\s[^<>]*)?>\\s*(?:abstract|summary)[.:]?\\s*</[^<>]*>`, 'i')
const TEX_DOCUMENT = /\\documentclass[\s\S]*?\\begin\s?\{document\}([\s\S]*?)\\end\s?\{document\}/g

const ENTITIES = (sax as unknown as { ENTITIES: Record<string, string> }).ENTITIES

/**
 * @param text of a title, an abstract or a name.
 * @returns the text without known tags, entities resolved. "a < b" and "x<y>z" stay: only known tags are tags.
 */
export function plainMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text
  // Crossref and others escape their tags once more.
  const source = /&lt;\/?(?:jats:)?[a-z]+&gt;/i.test(text) ? resolveEntities(text) : text
  if (!/<[/a-z]/i.test(source)) return resolveEntities(source)
  const plain = source.replace(ABSTRACT_HEADING, ' ').replace(DOUBLE_FORMULA, '$1$2$3').replace(TEX_DOCUMENT, '$1')
  return resolveEntities(plain.replace(MATHML_TAG, '').replace(INLINE_TAG, '').replace(BLOCK_TAG, ' '))
}

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([A-Za-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : whole)
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
