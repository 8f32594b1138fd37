/** What the colours of a picture say where they do not name a single theme. In: the themes of the run. Out: a phrase, or nothing. */
import type { NamedTheme } from '@/lib/domain/theme.ts'
import { isTintedByGroup } from '@/lib/domain/theme-tint.ts'

export function ColorNote({ themes }: { themes: Pick<NamedTheme, 'index' | 'size' | 'parentIndex'>[] }) {
  return isTintedByGroup(themes) ? <p><small className="muted">Coloured by group of themes.</small></p> : null
}
