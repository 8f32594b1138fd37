/**
 * How a saved report looks, on a screen and on paper.
 * In: nothing.   Out: a style sheet, set into the report by ./to-html.ts.
 */
export const FONTS = { text: "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif", title: "'Source Serif 4', 'Iowan Old Style', Palatino, 'Book Antiqua', 'Noto Serif', 'Liberation Serif', Georgia, serif" }

export const style = `
:root { color-scheme: light; --ink: #1d1c1a; --muted: #5c5850; --line: #e2ddd2; --accent: #14567c }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 50rem; background: #fff; color: var(--ink); font: 1rem/1.55 ${FONTS.text}; font-variant-numeric: lining-nums; overflow-wrap: anywhere }
h1, h2, h3 { font-family: ${FONTS.title}; line-height: 1.2; text-wrap: balance; break-after: avoid }
h1 { margin: 0 0 .5rem; font-size: 2.1rem } h2 { margin: 2.75rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.5rem } h3 { margin: 0 0 .4rem; font-size: 1.15rem }
p { margin: 0 0 .75rem } ul { margin: 0 0 1rem; padding-left: 1.25rem } li { margin-bottom: .35rem }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em }
.lead { color: var(--muted) } .bar-top { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin: 1rem 0 0 }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 0; list-style: none } nav li { margin: 0 }
button { min-height: 2.25rem; padding: .25rem .9rem; border: 1px solid #8d877b; border-radius: .375rem; background: #fff; color: inherit; font: inherit; cursor: pointer } button:hover { border-color: var(--accent); color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.scroll { overflow-x: auto; margin: 0 0 1.5rem } table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.4 }
caption { padding-bottom: .4rem; text-align: left; font-weight: 600; caption-side: top } th { text-align: left; font-weight: 600; white-space: nowrap } th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top } th:last-child, td:last-child { padding-right: 0 }
.n { text-align: right; font-variant-numeric: lining-nums tabular-nums; white-space: nowrap; padding-right: 1.5rem }
figure { position: relative; margin: 0 0 1.5rem } figcaption { margin-top: .4rem; color: var(--muted); font-size: .875rem } svg { display: block; max-width: 100%; height: auto } figure svg { width: 100% }
#map-figure .frame { position: relative; border: 1px solid var(--line); border-radius: .375rem; overflow: hidden } #map-figure svg { cursor: grab; user-select: none } #map-figure .buttons { position: absolute; top: .5rem; right: .5rem; display: flex; gap: .25rem } #map-figure .buttons[hidden] { display: none } #map-figure button { padding: 0 .6rem; background: rgb(255 255 255 / .9) }
.tip { position: absolute; z-index: 1; max-width: 20rem; padding: .4rem .6rem; border-radius: .375rem; background: var(--ink); color: #fff; font-size: .8125rem; line-height: 1.35; pointer-events: none } .tip[hidden] { display: none } .tip span { display: block } .tip span + span { opacity: .75 }
.tick { font: 11px ${FONTS.text}; fill: var(--muted) } .grid { stroke: var(--line) } .bar { fill: var(--accent) } .hatched { fill: url(#hatch) } .hatch-ground { fill: #fff } .hatch-line { stroke: var(--accent); stroke-width: 4 }
.share { fill: none; stroke: var(--accent); stroke-width: 1.6 } .band { fill: var(--accent); opacity: .16 } .held { fill: none; stroke: var(--muted); stroke-width: 1.2; stroke-dasharray: 4 3 } .dot { fill: var(--accent) } .spark { min-width: 110px }
.theme { display: flow-root; padding: 1.25rem 0 .5rem; border-top: 1px solid var(--line) } .theme aside { float: right; width: 18rem; margin: 0 0 .75rem 1.5rem } .theme p, .theme ul { font-size: .9375rem } .theme ul { margin-bottom: .5rem }
.references { padding: 0; list-style: none; font-size: .9375rem } .references li { padding-left: 1.5rem; text-indent: -1.5rem } footer { margin-top: 3rem; color: var(--muted); font-size: .875rem }
@media (max-width: 40rem) { .theme aside { float: none; width: auto; max-width: 20rem; margin: 0 0 .75rem } h1 { font-size: 1.7rem } }
@media print {
  @page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) ' / ' counter(pages); font: 9pt ${FONTS.text}; color: #5c5850 } }
  body { max-width: none; padding: 0; font-size: 10pt } h1 { font-size: 20pt } h2 { margin-top: 7mm; padding-top: 3mm; font-size: 14pt } h3 { font-size: 11.5pt } nav, button, .buttons, .tip, .screen { display: none !important } a { color: inherit; text-decoration: none } .references a, .theme li a { color: var(--accent) }
  .scroll { overflow: visible } table { font-size: 8.5pt } th, td { padding-top: .2rem; padding-bottom: .2rem } .short, caption, tr, figure, .theme li, .references li { break-inside: avoid } .theme li:last-child { break-before: avoid } thead { display: table-header-group } .theme > p { break-inside: avoid; break-after: avoid } .theme aside { width: 62mm; break-inside: avoid } footer { margin-top: 4mm; break-before: avoid } #figure-papers svg { max-height: 42mm } .theme p, .theme ul, .references { font-size: 9pt } #map-figure svg { max-height: 150mm } * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`
