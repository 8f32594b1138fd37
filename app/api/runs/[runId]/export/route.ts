/**
 * GET ?what=…&format=…[&theme=t1][&view]: a finished run as a file, streamed; `view` shows it instead of saving it.
 * With ?v=… the browser keeps it for ever: a finished run does not change.
 */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { streamOf } from '@/app/api/stream.ts'
import { runRows } from '@/lib/data/run-rows.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { requireThemeIndex } from '@/lib/domain/theme.ts'
import { exportFile, requireExport } from '@/lib/export/catalogue.ts'
import { exportRun } from '@/lib/export/export-run.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const query = request.nextUrl.searchParams
    const theme = query.get('theme')
    const run = await findFinishedRun((await params).runId)
    const wanted = requireExport(query.get('what') ?? 'papers', query.get('format') ?? 'csv', theme === null ? undefined : requireThemeIndex(theme, run.k ?? 0))
    const file = exportFile(wanted, run)
    return new Response(streamOf(await exportRun(wanted, runRows(run))), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `${query.has('view') ? 'inline' : 'attachment'}; filename="${file.name}"`,
        'cache-control': query.has('v') ? 'private, max-age=31536000, immutable' : 'no-cache',
      },
    })
  })
}
