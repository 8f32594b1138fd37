/**
 * The page's own fonts within a picture: a picture sees no style sheet, and a wider font would push its names into one another.
 * In: the text of the picture and the font that it asks for.   Out: a style sheet that holds the font files, read by ./save-picture.ts.
 */

/** @param families as CSS lists them. @returns @font-face rules with the files of those parts of the fonts that the text needs; '' if the page has none. */
export async function embeddedFonts(text: string, families: string): Promise<string> {
  const points = new Set(Array.from(text, (character) => character.codePointAt(0)!))
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
  const needed = rules.filter(({ style }) => families.includes(bare(style.getPropertyValue('font-family'))) && isNeeded(style.getPropertyValue('unicode-range'), points))
  return (await Promise.all(needed.map(embed))).join('\n')
}

async function embed(rule: CSSFontFaceRule): Promise<string> {
  const source = rule.style.getPropertyValue('src')
  const address = /url\("?([^")]+)"?\)/.exec(source)?.[1]
  const answer = address && (await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI)))
  if (!answer || !answer.ok) return ''
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return rule.cssText.replace(source, `url("data:font/woff2;base64,${base64}") format("woff2")`)
}

/** @param range "U+0-FF, U+131"; empty for everything. */
function isNeeded(range: string, points: Set<number>): boolean {
  if (!range) return true
  const spans = range.split(',').map((span) => span.trim().slice(2).split('-').map((end) => Number.parseInt(end, 16)))
  return [...points].some((point) => spans.some(([low, high = low]) => point >= low && point <= high))
}

const bare = (family: string): string => family.replace(/["']/g, '')
