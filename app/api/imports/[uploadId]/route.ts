/** POST corpus, format, themes, map-title …: imports an upload that was looked at. Sent twice, it is imported once. */
import type { NextRequest } from 'next/server'
import { answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { importUpload } from '@/app/api/imports/import-upload.ts'
import { parseImport } from '@/lib/api/job-requests.ts'
import { claimUpload, findUpload } from '@/lib/jobs/upload-folders.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ uploadId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const { uploadId } = await params
    const asked = parseImport(await readFields(request), (await findUpload(uploadId)).file)
    return importUpload(request, await claimUpload(uploadId), asked)
  })
}
