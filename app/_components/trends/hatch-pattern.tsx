/** Stripes that mark a period that is not over. In: an id for url(#id). Out: the definition, to be put in an svg. */

export function HatchPattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--paper)" fillOpacity="0.45" />
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--paper)" strokeWidth="4" strokeOpacity="0.75" />
      </pattern>
    </defs>
  )
}
