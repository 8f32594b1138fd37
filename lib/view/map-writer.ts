/**
 * How the map of a run is written when the run is stored.
 * In: points and their reasons, as lib/data has them.   Out: MapWriter of lib/data/map-file.ts, handed over by scripts/cluster.ts and the map's routes.
 */
import { decodeMap, encodeMap, type EncodedPoint } from './map-buffer.ts'
import { namePlaces, type MapPlaceName } from './map-places.ts'
import { indexTerms } from './map-terms.ts'

export const mapWriter = {
  encode: encodeMap,
  /** @param reasons of each point. @returns names where the encoded points lie. 0.7 s for 58,000. */
  name: (points: EncodedPoint[], reasons: [term: string, share: number][][]): MapPlaceName[] => namePlaces(decodeMap(encodeMap(points).buffer), indexTerms(reasons)),
}
