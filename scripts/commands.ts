/** The commands of `paperdrift`, each loaded when it is asked for. In: their files. Out: a table by name, read by ./paperdrift.ts. */
import type { Command } from 'commander'

export const commands: Record<string, () => Promise<(program: Command) => void>> = {
  ingest: async () => (await import('./ingest.ts')).registerIngest,
  fetch: async () => (await import('./fetch.ts')).registerFetch,
  enrich: async () => (await import('./enrich.ts')).registerEnrich,
  cluster: async () => (await import('./cluster.ts')).registerCluster,
  corpora: async () => (await import('./corpora.ts')).registerCorpora,
  merges: async () => (await import('./merges.ts')).registerMerges,
  duplicates: async () => (await import('./duplicates.ts')).registerDuplicates,
  runs: async () => (await import('./runs.ts')).registerRuns,
  show: async () => (await import('./show.ts')).registerShow,
  'import-run': async () => (await import('./import-run.ts')).registerImportRun,
  export: async () => (await import('./export.ts')).registerExport,
  remove: async () => (await import('./remove.ts')).registerRemove,
  rename: async () => (await import('./remove.ts')).registerRename,
  work: async () => (await import('./work.ts')).registerWork,
  serve: async () => (await import('./serve.ts')).registerServe,
  demo: async () => (await import('./demo.ts')).registerDemo,
  doctor: async () => (await import('./doctor.ts')).registerDoctor,
  bench: async () => (await import('./bench.ts')).registerBench,
  'bench-web': async () => (await import('./bench-web.ts')).registerBenchWeb,
  evaluate: async () => (await import('./evaluate.ts')).registerEvaluate,
}
