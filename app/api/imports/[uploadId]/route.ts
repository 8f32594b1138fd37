/** POST corpus, format, themes, map-title …, and ids=fetch for a list of ids: imports an upload that was looked at. Sent twice, it is imported once. */
import type { NextRequest } from 'next/server'
import { answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { importUpload } from '@/app/api/imports/import-upload.ts'
import { parseImport } from '@/lib/api/job-requests.ts'
import { claimUpload, findUpload } from '@/lib/jobs/upload-folders.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ uploadId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const { uploadId } = await params
    const fields = await readFields(request)
    const asked = parseImport(fields, (await findUpload(uploadId)).file)
    return importUpload(request, await claimUpload(uploadId), asked, fields.ids === 'fetch')
  })
}
