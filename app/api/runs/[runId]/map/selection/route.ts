/**
 * GET ?area=…&time=…&theme=…&venue=…&q=…&term=…: papers picked out on the map: how many, and the terms that set them apart, each with how many
 * of them hold it, {papers, terms: SelectedTerm[]};
 * with &format=csv, bibtex or another that papers come in, the papers themselves as a file, those that fit their theme best first.
 */
import type { NextRequest } from 'next/server'
import { mapOfRun } from '../map-of-run.ts'
import { selectionOf } from '../selection-of.ts'
import { answer } from '@/app/api/answer.ts'
import { streamOf } from '@/app/api/stream.ts'
import { readExportedPapers } from '@/lib/data/exported-papers.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { keepsTermPapers, listTermPapers } from '@/lib/data/term-papers.ts'
import { listThemes } from '@/lib/data/themes.ts'
import { exportFile, requireExport } from '@/lib/export/catalogue.ts'
import { writePapers, type PaperFormat } from '@/lib/export/papers-writer.ts'
import { byFit } from '@/lib/view/map-summary.ts'
import { meanShares, salientTerms, type SalientTerm, type SelectedTerm } from '@/lib/view/map-terms.ts'

const SHOWN_TERMS = 12

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const query = request.nextUrl.searchParams
    const run = await findFinishedRun((await params).runId)
    const map = mapOfRun(run)
    const dots = await map.dots()
    const chosen = await selectionOf(run, dots, query)
    const format = query.get('format')
    if (format === null) {
      const terms = await map.terms()
      const all = meanShares(terms, Uint32Array.from(dots.paperIds, (_, i) => i))
      return Response.json({ papers: chosen.length, terms: await withHolders(run.id, salientTerms(terms, chosen, all, SHOWN_TERMS), Array.from(chosen, (i) => dots.paperIds[i])) }, { headers: { 'cache-control': 'no-cache' } })
    }
    const wanted = requireExport('papers', format)
    const file = exportFile(wanted, run)
    const paperIds = Array.from(byFit(dots, chosen), (i) => dots.paperIds[i])
    const pieces = writePapers(wanted.format as PaperFormat, readExportedPapers(run.id, { paperIds }), (await listThemes(run.id)).map(({ label }) => label))
    return new Response(streamOf(pieces), {
      headers: { 'content-type': file.mediaType, 'content-disposition': `attachment; filename="${file.name.replace('-papers.', '-selection.')}"`, 'cache-control': 'no-store' },
    })
  })
}

async function withHolders(runId: string, terms: SalientTerm[], chosen: number[]): Promise<SelectedTerm[]> {
  if (!(await keepsTermPapers(runId))) return terms.map((term) => ({ ...term, holders: null }))
  const isChosen = new Set(chosen)
  return Promise.all(terms.map(async (term) => ({ ...term, holders: (await listTermPapers(runId, term.term)).filter((id) => isChosen.has(id)).length })))
}
