/**
 * A report as one HTML file that asks nobody for anything: style, pictures and script are in it.
 * In: Block, MapPicture.   Out: text, piece by piece, written by ./report.ts.
 */
import { createHash } from 'node:crypto'
import { escapeXml } from '../escape-xml.ts'
import type { MapPicture } from '../map-svg.ts'
import { isPicture, type Block, type Picture, type Text } from './document.ts'
import { mapScript } from './map-script.ts'
import { referenceLink, references } from './references.ts'
import { style } from './style.ts'

/** Rows of a table that printing keeps on one page. */
const MOST_UNBROKEN = 6

export interface HtmlReport {
  title: string
  lead: string
  blocks: Block[]
  /** Stands before the block with this id. */
  map: { picture: MapPicture; before: string; caption: string; labels: string[] }
  footer: string
}

/** @returns the file. Its policy lets run the one script of this house and nothing else, and forbids every request. */
export function* toHtml({ title, lead, blocks, map, footer }: HtmlReport): Generator<string> {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(mapScript).digest('base64')}'; base-uri 'none'; form-action 'none'`
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeXml(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n`
  const contents = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [...(block.id === map.before ? [{ id: 'map', text: 'Map' }] : []), block] : []))
  yield `<header><h1 dir="auto">${escapeXml(title)}</h1><p class="lead">${escapeXml(lead)}</p><div class="bar-top"><button id="print" hidden>Print or save as PDF</button><nav aria-label="Contents"><ul>${contents.map(({ id, text }) => `<li><a href="#${id}">${escapeXml(text)}</a></li>`).join('')}</ul></nav></div></header>\n<main>\n`
  for (const block of blocks) {
    if (block.kind === 'heading' && block.id === map.before) yield mapFigure(map)
    yield `${blockHtml(block)}\n`
  }
  yield `</main>\n<footer><p>${escapeXml(footer)}</p></footer>\n<script id="map-titles" type="application/json">`
  yield `[${map.picture.titles.map(jsonInScript).join(',\n')}]`
  yield `</script>\n<script id="map-themes" type="application/json">${jsonInScript(map.labels)}</script>\n<script>${mapScript}</script>\n</body>\n</html>\n`
}

function mapFigure({ picture, caption }: HtmlReport['map']): string {
  return `<section><h2 id="map">Map</h2><figure id="map-figure"><div class="frame">${picture.svg}<div class="buttons" hidden><button class="in" aria-label="Zoom in">+</button><button class="out" aria-label="Zoom out">−</button><button class="all">All</button></div></div><div class="tip" hidden><span dir="auto"></span><span dir="auto"></span></div><figcaption>${escapeXml(caption)} <span class="screen">Drag to move, buttons or Ctrl and wheel to zoom, point at a dot to read its title.</span></figcaption></figure></section>\n`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level} id="${escapeXml(block.id)}" dir="auto">${escapeXml(block.text)}</h${block.level}>`
    case 'paragraph': return `<p dir="auto">${textHtml(block.text)}</p>`
    case 'list': return `<ul>${block.items.map((item) => `<li dir="auto">${textHtml(item)}</li>`).join('')}</ul>`
    case 'figure': return `<figure id="${escapeXml(block.id)}">${block.picture.svg}<figcaption>${escapeXml(block.caption)}</figcaption></figure>`
    case 'theme': return `<article class="theme">${blockHtml(block.head)}${block.aside ? `<aside>${block.aside.svg}</aside>` : ''}${block.blocks.map(blockHtml).join('')}</article>`
    case 'references': return `<ol class="references">${block.keys.map((key) => `<li id="ref-${key}">${escapeXml(references[key].full)}${linkHtml(referenceLink(key))}</li>`).join('')}</ol>`
    case 'table': return tableHtml(block)
  }
}

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const kind = (i: number) => (columns[i].isNumber ? ' class="n"' : '')
  const cell = (content: Text | Picture, i: number) => `<td${kind(i)}${isPicture(content) ? '' : ' dir="auto"'}>${isPicture(content) ? content.svg : textHtml(content)}</td>`
  return `<div class="scroll${rows.length <= MOST_UNBROKEN ? ' short' : ''}"><table><caption>${escapeXml(caption)}</caption><thead><tr>${columns.map(({ name }, i) => `<th scope="col"${kind(i)}>${escapeXml(name)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div>`
}

const textHtml = (text: Text): string => text.map((part) => {
  if (typeof part === 'string') return escapeXml(part)
  if ('strong' in part) return `<strong>${escapeXml(part.strong)}</strong>`
  if ('link' in part) return `<a href="${escapeXml(part.link)}">${escapeXml(part.text)}</a>`
  return `(${part.cite.map((key) => `<a href="#ref-${key}">${escapeXml(references[key].short)}</a>`).join('; ')})`
}).join('')

const linkHtml = (link: ReturnType<typeof referenceLink>): string => (link ? ` <a href="${escapeXml(link.href)}">${escapeXml(link.text)}</a>` : '')

// "</script>" and "<!--" would end or change the element.
const jsonInScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
