/** Says that the last period is not over. In: its name, or null. Out: a sentence, or nothing. */

export function PartialNote({ partial }: { partial: string | null }) {
  if (partial === null) return null
  return <p><small className="muted">{partial} is not over in this collection: it is drawn open and no verdict rests on it.</small></p>
}
