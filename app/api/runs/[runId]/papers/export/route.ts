/**
 * GET ?format=csv&q=…&theme=…&sort=…: the papers that a list shows (lib/domain/paper-filter.ts), all pages of it in its order, as a file; streamed.
 */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { streamOf } from '@/app/api/stream.ts'
import { readExportedPapers } from '@/lib/data/exported-papers.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { listMatchingIds } from '@/lib/data/search.ts'
import { listThemes } from '@/lib/data/themes.ts'
import { PAPER_SORTS, readPaperFilter } from '@/lib/domain/paper-filter.ts'
import { exportFile, requireExport } from '@/lib/export/catalogue.ts'
import { writePapers, type PaperFormat } from '@/lib/export/papers-writer.ts'
import { choiceOf } from '@/lib/view/paging.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const query = Object.fromEntries(request.nextUrl.searchParams)
    const run = await findFinishedRun((await params).runId)
    const wanted = requireExport('papers', query.format ?? 'csv')
    const file = exportFile(wanted, run)
    const [themes, paperIds] = await Promise.all([listThemes(run.id), listMatchingIds(run.id, readPaperFilter(query), choiceOf(query.sort, PAPER_SORTS))])
    const pieces = writePapers(wanted.format as PaperFormat, readExportedPapers(run.id, { paperIds }), themes.map(({ label }) => label))
    return new Response(streamOf(pieces), {
      headers: { 'content-type': file.mediaType, 'content-disposition': `attachment; filename="${file.name.replace('-papers.', '-selection.')}"`, 'cache-control': 'no-cache' },
    })
  })
}
