/** GET: names for places within the islands of a run's map, {names: MapPlaceName[]}. With ?v=… the browser keeps them for ever. */
import type { NextRequest } from 'next/server'
import { keptForEver, mapOfRun } from '../map-of-run.ts'
import { answer } from '@/app/api/answer.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const run = await findFinishedRun((await params).runId)
    return Response.json({ names: await mapOfRun(run).names() }, { headers: keptForEver(request) })
  })
}
