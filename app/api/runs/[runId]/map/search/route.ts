/** GET ?q=…&term=…: ids of the papers of a run that a full-text search finds, that hold a term, or both, {ids: number[]}. */
import type { NextRequest } from 'next/server'
import { foundBy } from '../selection-of.ts'
import { answer } from '@/app/api/answer.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const run = await findFinishedRun((await params).runId)
    const ids = await foundBy(run, request.nextUrl.searchParams)
    if (ids === null) throw new InvalidInputError('q must have something to search for. Got nothing.')
    return Response.json({ ids }, { headers: { 'cache-control': 'no-cache' } })
  })
}
