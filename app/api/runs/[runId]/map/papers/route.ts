/** GET ?ids=7,12,…: titles of up to 200 papers of a run, {papers: MapPaper[]} in the order asked for; ids that the run does not have are left out. */
import type { NextRequest } from 'next/server'
import { keptForEver } from '../map-of-run.ts'
import { answer } from '@/app/api/answer.ts'
import { listMapPapers } from '@/lib/data/map.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'

const MOST_PAPERS = 200

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const run = await findFinishedRun((await params).runId)
    const text = request.nextUrl.searchParams.get('ids') ?? ''
    const ids = text.split(',')
    if (ids.length > MOST_PAPERS || !ids.every((id) => /^[1-9]\d{0,8}$/.test(id))) throw new InvalidInputError(`ids must be 1 to ${MOST_PAPERS} numbers of papers with commas between them. Got ${text.slice(0, 60) || 'nothing'}.`)
    return Response.json({ papers: await listMapPapers(run.id, ids.map(Number)) }, { headers: keptForEver(request) })
  })
}
