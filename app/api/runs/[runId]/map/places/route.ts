/** GET: names for places within the islands of a run's map, {names: MapPlaceName[]}. With ?v=… the browser keeps them for ever. */
import type { NextRequest } from 'next/server'
import { keptForEver, mapOfRun } from '../map-of-run.ts'
import { answer } from '@/app/api/answer.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { namePlaces } from '@/lib/view/map-places.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const map = mapOfRun(await findFinishedRun((await params).runId))
    return Response.json({ names: namePlaces(await map.dots, await map.terms()) }, { headers: keptForEver(request) })
  })
}
