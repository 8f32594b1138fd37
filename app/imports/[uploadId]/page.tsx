/** An upload before it is imported: how it was understood, and its first records as they would be read. In: lib/jobs. Out: /imports/[uploadId]. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { ImportChoices } from '@/app/_components/imports/import-choices.tsx'
import { PreviewRecords } from '@/app/_components/imports/preview-records.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Section } from '@/app/_components/section.tsx'
import { parseImport } from '@/lib/api/job-requests.ts'
import { listCorpora } from '@/lib/data/overview.ts'
import { errorCode } from '@/lib/domain/errors.ts'
import { findUpload } from '@/lib/jobs/upload-folders.ts'
import { previewUpload } from '@/lib/jobs/preview-upload.ts'
import styles from './upload.module.css'

type Props = { params: Promise<{ uploadId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `A look at ${(await readUpload((await params).uploadId)).file}` }
}

export default async function UploadPage({ params, searchParams }: Props) {
  const { uploadId } = await params
  const { file } = await readUpload(uploadId)
  const fields = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
  const asked = orDefaults(fields, file)
  const [preview, corpora] = await Promise.all([previewUpload(uploadId, asked), listCorpora()])
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title={file}><p>Nothing of it is imported yet. This is how it would be read.</p></PageTitle>
      {preview.isIdList ? <p className={styles.note}>It is a list of ids, not of records. DOIs are sent to Crossref or OpenAlex, arXiv ids to arXiv and PubMed numbers to PubMed, which give the papers.</p> : preview.problem && <p className={styles.problem} role="alert">{preview.problem}</p>}
      <Section id="import" title="Import it"><ImportChoices uploadId={uploadId} files={preview.files} isRefused={preview.isRefused} isIdList={preview.isIdList} asked={asked} fields={fields} corpora={corpora.map(({ name }) => name)} /></Section>
      {preview.files.map((one) => <PreviewRecords key={one.file} preview={one} isAlone={preview.files.length === 1} />)}
    </>
  )
}

const readUpload = (id: string) => findUpload(id).catch((error) => (errorCode(error) === 'NOT_FOUND' ? notFound() : Promise.reject(error)))

/** Nonsense in the address counts as nothing said. */
function orDefaults(fields: Record<string, string | undefined>, file: string): ReturnType<typeof parseImport> {
  try {
    return parseImport(fields, file)
  } catch {
    return parseImport({}, file)
  }
}
