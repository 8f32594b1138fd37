/** GET ?what=themes|papers&format=csv|jsonl[&theme=t1]: a finished run, or one theme's papers, as a file; streamed. */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { readExportedPapers } from '@/lib/data/papers.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { listThemes } from '@/lib/data/themes.ts'
import { NotFoundError } from '@/lib/domain/errors.ts'
import { themeIndex } from '@/lib/domain/theme.ts'
import { exportFile, exportRun } from '@/lib/export/export-run.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const query = request.nextUrl.searchParams
    const [what, format, theme] = [query.get('what') ?? 'papers', query.get('format') ?? 'csv', query.get('theme')]
    const run = await findFinishedRun((await params).runId)
    const themes = await listThemes(run.id)
    const index = theme === null ? undefined : themeIndex(theme)
    if (index === null || (index !== undefined && index >= themes.length)) throw new NotFoundError(`Run "${run.id}" has no theme "${theme}".`)
    const file = exportFile(what, format, run)
    const name = theme === null ? file.name : file.name.replace(/(\.\w+)$/, `-${theme}$1`)
    const rows = { themes, papers: readExportedPapers(run.id, index) }
    return new Response(streamOf(exportRun(what, format, rows)), {
      headers: { 'content-type': file.mediaType, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
    })
  })
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void pieces.return(undefined),
  })
}
