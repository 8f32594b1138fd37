/**
 * Fills the databases of the browser tests through the command line, as a user would, while the servers already run.
 * In: the sample corpus; a few odd papers written here.   Out: databases in a temporary folder.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { folder, root, servers } from './servers.ts'

/** Titles that break careless pages: a script, right-to-left text, one very long, one without a place to break. None has a date. */
const ODD_TITLES = [
  '<script>document.title = "hacked"</script> & injection in bibliographies',
  'نماذج فضاء الحالة للتسلسلات الطويلة',
  `On ${'very '.repeat(70)}long titles`,
  `Pneumono${'ultramicroscopicsilicovolcano'.repeat(8)}coniosis`,
  '=HYPERLINK("http://example.org")',
  'Titles and abstracts of papers as untrusted text',
]

export default function fillDatabases(): void {
  writeFileSync(servers.broken.databaseFile, 'This file is no database. '.repeat(200))
  paperdrift('ingest', 'prisma/seed/sample-papers.jsonl', '--corpus', 'sample')
  // A run to compare with; the newest, which most tests open, has twelve themes.
  paperdrift('cluster', '--corpus', 'sample', '--k', '10', '--seed', '2')
  paperdrift('cluster', '--corpus', 'sample', '--seed', '1')
  const file = path.join(folder, 'odd.jsonl')
  writeFileSync(file, ODD_TITLES.map((title, i) => JSON.stringify({
    id: `odd-${i}`, title, url: 'javascript:alert(1)', authors: ['<b>Bold</b> Author'],
    abstract: `${i % 2 ? 'Untrusted text in web pages is escaped before a browser shows it.' : 'Long titles need a layout that breaks lines in time.'} Paper number ${i} measures how web pages show untrusted titles, long titles and abstracts.`,
  })).join('\n'))
  paperdrift('ingest', file, '--corpus', 'odd')
  paperdrift('cluster', '--corpus', 'odd', '--k', '2', '--seed', '1')
}

function paperdrift(...words: string[]): void {
  const result = spawnSync(process.execPath, ['scripts/paperdrift.mjs', ...words], {
    cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: servers.sample.databaseUrl },
  })
  if (result.status !== 0) throw new Error(`paperdrift ${words.join(' ')} ended with ${result.status}:\n${result.stderr}`)
}
