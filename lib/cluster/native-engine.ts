/**
 * The default engine, of any size.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: Clustering, read by ../themes/themes.ts.
 */
import type { ClusterEngine } from './engine.ts'
import { clusterRows } from './kmeans.ts'

export const nativeEngine: ClusterEngine = { name: 'native', cluster: clusterRows }
