/** Everything a run can be taken away as. In: the run, ?theme=t3. Out: /runs/[runId]/export, links to app/api/runs/[runId]/export. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import styles from './export.module.css'
import { readThemeNames, requireRun } from '../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { Command } from '@/app/_components/command.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { Section } from '@/app/_components/section.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import { themeId, themeIndex, type NamedTheme } from '@/lib/domain/theme.ts'
import { exportFormats, exportKinds, type ExportFormat, type ExportKindName } from '@/lib/export/catalogue.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { type Query } from '@/lib/view/unread-params.ts'

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Export, ${(await requireRun((await params).runId)).corpusName}` }
}

export default async function ExportPage({ params, searchParams }: Props) {
  await connection()
  const run = await requireRun((await params).runId)
  if (run.status !== 'done') return <UnfinishedRun run={run} />
  const themes = await readThemeNames(run.id)
  const query = await searchParams
  const theme = themes.find(({ index }) => index === themeIndex(String(query.theme))) ?? null
  const version = String(run.finishedAt?.getTime() ?? 0)
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Export">
        <p>Take the run with you: to read, to hand in, to go on working with. The same run gives the same bytes each time.</p>
      </PageTitle>
      <AddressNote query={query} reads={{ theme: () => theme !== null }} />
      {(Object.keys(exportKinds) as ExportKindName[]).map((what) => (
        <Section key={what} id={what} title={exportKinds[what].title} about={exportKinds[what].use}>
          {what === 'papers' && <ThemeChoice themes={themes} chosen={theme} />}
          {what === 'report' && <p className={styles.read}><a href={address(run.id, { what, format: 'html', v: version, view: '' })} target="_blank">Read the report</a> in a tab of its own; its button prints it or makes a PDF.</p>}
          {theme && exportKinds[what].perTheme && <p className={styles.part}>Only <PaperCount papers={theme.size} href={papersAddress(run.id, { theme: themeId(theme.index) })} isWorded /> of “<bdi>{theme.label}</bdi>”.</p>}
          <ul className={styles.files}>
            {exportKinds[what].formats.map((format) => <FileLink key={format} format={exportFormats[format]} href={address(run.id, { what, format, ...(theme && exportKinds[what].perTheme && { theme: themeId(theme.index) }), v: version })} />)}
          </ul>
        </Section>
      ))}
      <Section id="command" title="On the command line" about={<>The same files, without the dashboard; <code className="number">--help</code> lists what there is.</>}>
        <Command lines={[`node scripts/paperdrift.mjs export ${run.id} --what papers --format bibtex${theme ? ` --theme ${themeId(theme.index)}` : ''} -o papers.bib`]} />
      </Section>
    </>
  )
}

const address = (runId: string, query: Record<string, string>) => `/api/runs/${encodeURIComponent(runId)}/export?${new URLSearchParams(query)}`

function FileLink({ format, href }: { format: ExportFormat; href: string }) {
  return (
    <li className={styles.file}>
      <a className={styles.button} download href={href}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1v8M3.5 6 7 9.5 10.5 6M1.5 12.5h11" fill="none" stroke="currentColor" strokeWidth="1.6" /></svg>
        {format.name}
      </a>
      <span className={styles.use}>{format.use}</span>
    </li>
  )
}

function ThemeChoice({ themes, chosen }: { themes: NamedTheme[]; chosen: NamedTheme | null }) {
  return (
    <form className={styles.choice} action="#papers">
      <label htmlFor="theme">Papers and their network of</label>
      <select id="theme" name="theme" defaultValue={chosen ? themeId(chosen.index) : ''} key={chosen?.index ?? 'all'}>
        <option value="">all themes</option>
        {themes.map(({ index, label, size }) => <option key={index} value={themeId(index)}>{label} ({size})</option>)}
      </select>
      <button type="submit" className={styles.button}>Choose</button>
    </form>
  )
}
