/**
 * Endings that natural's PorterStemmer takes off or exchanges in its steps 2, 3 and 4, as its kernel reads them.
 * In: nothing.   Out: endingTables, read by word-book.ts.
 * Source: Porter, Program 14 (1980) 130–137, doi:10.1108/eb046814.
 */

/** Ending and what takes its place; the first that leaves enough of a word counts. */
const SECOND =
  'ational>ate tional>tion enci>ence anci>ance izer>ize abli>able bli>ble alli>al entli>ent eli>e ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble logi>log'
const THIRD = 'icate>ic ative> alize>al iciti>ic ical>ic ful> ness>'
/** The longest that a word ends in counts. */
const FOURTH = 'ement> ance> ence> able> ible> ment> ant> ent> ism> ate> iti> ous> ive> ize> al> er> ic> ou>'

const ENDING_UNITS = 32
const LONGEST = 8

/** @returns per step its endings, 32 elements each; see ../numeric/kernels/parts/porter.ts. The last ending has no units. */
export function endingTables(): Uint16Array[] {
  return [SECOND, THIRD, FOURTH].map((list) => {
    const endings = list.split(' ').map((entry) => entry.split('>'))
    const table = new Uint16Array(ENDING_UNITS * (endings.length + 1))
    endings.forEach(([ending, replacement], at) => {
      const entry = table.subarray(ENDING_UNITS * at)
      entry.set(unitsOf(ending), LONGEST - ending.length)
      entry.fill(0xffff, 2 * LONGEST - ending.length, 2 * LONGEST)
      entry.set([ending.length, replacement.length, ...unitsOf(replacement)], 2 * LONGEST)
    })
    return table
  })
}

const unitsOf = (text: string) => Array.from(text, (unit) => unit.charCodeAt(0))
