/**
 * Small pictures over time, as SVG that needs nothing but the report's style.
 * In: Periods and TrendPoint.   Out: Picture, set into the report by ./findings.ts.
 */
import { area, line, max, median, scaleLinear, ticks } from 'd3'
import type { Theme } from '../../domain/theme.ts'
import type { Periods, TrendPoint } from '../../domain/trend.ts'
import { escapeXml } from '../escape-xml.ts'
import type { Picture } from './document.ts'
import { count } from './words.ts'

/** @returns a bar for every period; periods that the tests leave out are hatched. */
export function periodBars({ names, totals, tested, unit }: Periods): Picture {
  const [width, height, left, bottom] = [680, 170, 44, 22]
  const highest = max(totals) || 1
  const y = scaleLinear([0, highest], [height - bottom, 8])
  const step = (width - left) / names.length
  const bars = names.map((name, i) => totals[i] === 0 ? '' : `<rect class="${tested[i] ? 'bar' : 'bar hatched'}" x="${fixed(left + i * step + step * 0.1)}" y="${fixed(y(totals[i]))}" width="${fixed(step * 0.8)}" height="${fixed(Math.max(0.5, height - bottom - y(totals[i])))}"><title>${escapeXml(`${name}: ${count(totals[i])}`)}</title></rect>`).join('')
  const grid = ticks(0, highest, 4).filter(Number.isInteger).map((value) => `<line class="grid" x1="${left}" x2="${width}" y1="${fixed(y(value))}" y2="${fixed(y(value))}"/><text class="tick" x="${left - 6}" y="${fixed(y(value) + 4)}" text-anchor="end">${count(value)}</text>`).join('')
  const labels = axisNames(names, 12).map(({ name, i }) => `<text class="tick" x="${fixed(i === names.length - 1 ? width : left + (i + 0.5) * step)}" y="${height - 6}" text-anchor="${i === names.length - 1 ? 'end' : 'middle'}">${escapeXml(name)}</text>`).join('')
  return { svg: `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Papers by ${unit}"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/><line class="hatch-line" y2="5"/></pattern></defs>${grid}${bars}${labels}</svg>` }
}

/** @returns a theme's share over time with its Wilson band; dashed: the share with the mix of venues held fixed. */
export function shareChart(theme: Theme, points: TrendPoint[], periods: Periods): Picture | null {
  if (points.length < 2) return null
  const [width, height, left, bottom, top] = [300, 150, 40, 20, 8]
  const place = new Map(periods.names.map((name, i) => [name, i]))
  const highest = Math.max(median(points, ({ high }) => high) ?? 0, max(points, ({ share }) => share) ?? 0) * 1.1 || 0.01
  const x = scaleLinear([0, Math.max(1, periods.names.length - 1)], [left + 4, width - 6])
  const y = scaleLinear([0, highest], [height - bottom, top]).clamp(true)
  const at = ({ period }: TrendPoint) => x(place.get(period) ?? 0)
  const band = area<TrendPoint>().x(at).y0(({ low }) => y(low)).y1(({ high }) => y(high)).digits(1)(points)
  const share = line<TrendPoint>().x(at).y((point) => y(point.share)).digits(1)(points)
  const held = (theme.trend.adjusted?.shares ?? []).flatMap((value, i): [number, number][] => (value ? [[x(i), y(value.share)]] : []))
  const grid = ticks(0, highest * 100, 4).map((value) => `<line class="grid" x1="${left}" x2="${width}" y1="${fixed(y(value / 100))}" y2="${fixed(y(value / 100))}"/><text class="tick" x="${left - 5}" y="${fixed(y(value / 100) + 4)}" text-anchor="end">${value} %</text>`).join('')
  const labels = axisNames(periods.names, 4).map(({ name, i }) => `<text class="tick" x="${fixed(i === periods.names.length - 1 ? width : x(i))}" y="${height - 4}" text-anchor="${i === periods.names.length - 1 ? 'end' : 'middle'}">${escapeXml(name)}</text>`).join('')
  const dots = points.map((point) => `<circle class="dot" cx="${fixed(at(point))}" cy="${fixed(y(point.share))}" r="1.8"><title>${escapeXml(`${point.period}: ${count(point.count)} of ${count(point.total)}, ${(100 * point.share).toFixed(1)} %`)}</title></circle>`).join('')
  return { svg: `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(`Share of ${theme.label} over time`)}">${grid}<path class="band" d="${band}"/>${held.length > 1 ? `<path class="held" d="${line().digits(1)(held)}"/>` : ''}<path class="share" d="${share}"/>${dots}${labels}</svg>` }
}

/** @returns a theme's share over time without an axis, for a row of a table. */
export function sparkline(points: TrendPoint[], periods: Periods): Picture {
  const [width, height] = [110, 26]
  const place = new Map(periods.names.map((name, i) => [name, i]))
  const x = scaleLinear([0, Math.max(1, periods.names.length - 1)], [2, width - 4])
  const y = scaleLinear([0, max(points, ({ share }) => share) || 1], [height - 2, 3])
  const draw = line<TrendPoint>().x(({ period }) => x(place.get(period) ?? 0)).y(({ share }) => y(share)).digits(1)
  const last = points[points.length - 1]
  return { svg: `<svg class="spark" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true"><path class="share" d="${draw(points) ?? ''}"/>${last ? `<circle class="dot" cx="${fixed(x(place.get(last.period) ?? 0))}" cy="${fixed(y(last.share))}" r="2"/>` : ''}</svg>` }
}

const fixed = (n: number): string => String(Math.round(n * 10) / 10)

/** Evenly far apart, counted back from the last, the one people look at. */
function axisNames(names: string[], most: number): { name: string; i: number }[] {
  const step = Math.ceil(names.length / most)
  return names.map((name, i) => ({ name, i })).filter(({ i }) => (names.length - 1 - i) % step === 0)
}
