import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { GROUP_HUES, GROUP_SHADES, groupTint, REST_TINT, THEME_HUES } from '../domain/theme-tint.ts'
import { colorMeaning, groupColors, hueColor, runColors, themeColor } from './palette.ts'

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/tokens.css'), 'utf8')
const [light, dark] = css.split('prefers-color-scheme: dark')

// Machado, Oliveira & Fernandes 2009, severity 1; doi:10.1109/TVCG.2009.113. Rows apply to linear RGB.
const VISION: Record<string, number[][]> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
// Two colours 0.02 apart in OKLab are just told apart side by side.
const LEAST_DISTANCE = 0.05
// Shades of two groups need not be named by their colour: each stands under its group's name or lies in its island.
const LEAST_BETWEEN_SHADES = 0.035

function linear(block: string, name: string): number[] {
  const hex = new RegExp(`${name}: #([0-9a-f]{6});`).exec(block)![1]
  return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
}

const seen = (rgb: number[], matrix: number[][]) => matrix.map((row) => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])))

function oklab([r, g, b]: number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s]
}

const luminance = ([r, g, b]: number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b
function contrast(a: number[], b: number[]): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe.each([['light', light], ['dark', dark]])('in the %s scheme', (_, block) => {
  const names = [...Array.from({ length: THEME_HUES }, (_, i) => `--theme-${i + 1}`), `--${REST_TINT}`]
  const hues = names.map((name) => linear(block, name))
  const groups = Array.from({ length: GROUP_HUES }, (_, rank) => Array.from({ length: GROUP_SHADES }, (_, shade) => `--${groupTint(rank, shade)}`))

  test.each(Object.keys(VISION))('the twelve hues and the grey stay apart with %s vision', (kind) => {
    const colors = hues.map((rgb) => oklab(seen(rgb, VISION[kind])))
    for (let i = 0; i < colors.length; i++) {
      for (let j = 0; j < i; j++) expect(Math.hypot(...colors[i].map((v, d) => v - colors[j][d])), `${i + 1} and ${j + 1}`).toBeGreaterThan(LEAST_DISTANCE)
    }
  })

  test.each(Object.keys(VISION))('the hues of groups, the shades of one and those of two stay apart with %s vision', (kind) => {
    const shades = groups.map((own) => own.map((name) => oklab(seen(linear(block, name), VISION[kind]))))
    const rest = oklab(seen(linear(block, `--${REST_TINT}`), VISION[kind]))
    const apart = (a: number[], b: number[], least: number, what: string) => expect(Math.hypot(...a.map((v, d) => v - b[d])), what).toBeGreaterThan(least)
    shades.forEach((own, i) => own.forEach((color, s) => {
      apart(color, rest, LEAST_BETWEEN_SHADES, `${groups[i][s]} and the grey`)
      for (let t = 0; t < s; t++) apart(color, own[t], LEAST_DISTANCE, `${groups[i][s]} and ${groups[i][t]}`)
      for (let j = 0; j < i; j++) shades[j].forEach((other, t) => apart(color, other, s === 0 && t === 0 ? LEAST_DISTANCE : LEAST_BETWEEN_SHADES, `${groups[i][s]} and ${groups[j][t]}`))
    }))
  })

  test('marks reach 3:1 against the ground and text 4.5:1', () => {
    const grounds = ['--paper', '--surface'].map((name) => linear(block, name))
    for (const ground of grounds) {
      for (const name of [...names, ...groups.flat()]) expect(contrast(linear(block, name), ground), name).toBeGreaterThan(3)
      for (const name of ['--ink', '--muted', '--accent', '--danger']) expect(contrast(linear(block, name), ground), name).toBeGreaterThan(4.5)
    }
  })

  test('the ramp reaches 3:1 and its lightness goes one way, so that it can be read without colour', () => {
    const ramp = Array.from({ length: 5 }, (_, i) => linear(block, `--ramp-${i + 1}`))
    const ground = linear(block, '--surface')
    const ratios = ramp.map((stop) => contrast(stop, ground))
    ratios.forEach((ratio, i) => expect(ratio, `stop ${i + 1}`).toBeGreaterThan(3))
    for (let i = 1; i < ramp.length; i++) expect(ratios[i], `stop ${i + 1}`).toBeGreaterThan(ratios[i - 1] * 1.2)
  })
})

describe('the colours of a run', () => {
  const themes = (k: number, parentOf: (index: number) => number | null) => Array.from({ length: k }, (_, index) => ({ index, size: 100 - index, parentIndex: parentOf(index) }))

  test('are a hue a theme while twelve are enough, whatever the groups', () => {
    expect(runColors(themes(12, (i) => i % 3))).toMatchObject({ '--t1': 'var(--theme-1)', '--t12': 'var(--theme-12)' })
    expect(colorMeaning(themes(12, (i) => i % 3))).toBe('Every theme has a colour of its own.')
  })

  test('beyond twelve are shades of the group, the largest group first, and none is grey', () => {
    const grouped = themes(13, (i) => (i < 3 ? 1 : 0))
    expect(Object.values(runColors(grouped))).toEqual([...[1, 2, 3].map((shade) => `var(--group-2-${shade})`), ...[1, 2, 3, 1, 2, 3, 1, 2, 3, 1].map((shade) => `var(--group-1-${shade})`)])
    expect(colorMeaning(grouped)).toContain('by group')
  })

  test('leave the themes after the twelfth grey only where there are no groups', () => {
    const alone = runColors(themes(14, () => null))
    expect([alone['--t12'], alone['--t13'], alone['--t14']]).toEqual(['var(--theme-12)', 'var(--theme-rest)', 'var(--theme-rest)'])
    expect(colorMeaning(themes(14, () => null))).toContain('grey')
  })

  test('depend on no order in which the themes are given', () => {
    const grouped = themes(20, (i) => i % 4)
    expect(runColors([...grouped].reverse())).toEqual(runColors(grouped))
  })

  test('of what is no theme or beyond all hues are the grey', () => {
    const colorOfGroup = groupColors(themes(20, (i) => i % 10))
    expect([hueColor(11), hueColor(12), colorOfGroup(0), colorOfGroup(7), colorOfGroup(8), colorOfGroup(null), themeColor(4)])
      .toEqual(['var(--theme-12)', 'var(--theme-rest)', 'var(--group-1-1)', 'var(--group-8-1)', 'var(--theme-rest)', 'var(--theme-rest)', 'var(--t5, var(--theme-rest))'])
  })
})
