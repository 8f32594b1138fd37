/**
 * Everything a run says about time, from dates, venues, terms and assignments.
 * In: PaperFacts, DocumentTermMatrix, PaperClustering, the columns of each theme's terms.   Out: per-theme trends, points, RunTrends.
 */
import type { PaperClustering } from '../cluster/cluster-papers.ts'
import type { RunTrends } from '../domain/run-trends.ts'
import type { ThemeTrend, TrendPoint } from '../domain/trend.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { findRisingTerms, findTermBursts } from '../trends/rising-terms.ts'
import { drawStrategicDiagram } from '../trends/strategic-diagram.ts'
import { measureTrends } from '../trends/trends.ts'
import type { PaperFacts } from './remember.ts'

/** @param themeTerms columns of the terms of each theme. @returns the trend of each theme, by index, with the rest. */
export function describeTrends(facts: PaperFacts, documentTermMatrix: DocumentTermMatrix, { assignments, k }: PaperClustering, themeTerms: number[][]): { themes: ThemeTrend[]; points: TrendPoint[]; run: RunTrends } {
  const { published, venues, citations } = facts
  const { periods, periodOf, points, themes, leftOut, notes } = measureTrends({ published, venues, citations, assignments, k })
  const { undated, oddYear, tooCoarse } = leftOut
  return {
    themes, points,
    run: {
      periods, notes, leftOut: { undated: undated.length, oddYear: oddYear.length, tooCoarse: tooCoarse.length },
      risingTerms: findRisingTerms({ documentTermMatrix, periodOf, periods, assignments, k }),
      termBursts: findTermBursts({ documentTermMatrix, periodOf, periods }),
      strategicDiagram: drawStrategicDiagram(documentTermMatrix.matrix, themeTerms),
    },
  }
}
