/** Says which early periods a picture leaves out. In: those periods. Out: a sentence, or nothing. */
import { periodUnit } from '@/lib/view/periods.ts'

export function LeftOut({ periods }: { periods: string[] }) {
  if (periods.length === 0) return null
  const [first, last] = [periods[0], periods[periods.length - 1]]
  return <p><small className="muted">{first === last ? first : `${first} to ${last}`} left out: less than a fifth of the papers of an average {periodUnit(first)}. The numbers include {periods.length === 1 ? 'it' : 'them'}.</small></p>
}
