/** POST: removes an upload that nobody wants to import after all. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { claimUpload, removeFolder } from '@/lib/jobs/upload-folders.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ uploadId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const { folder, file } = await claimUpload((await params).uploadId)
    await removeFolder(folder)
    return accepted(request, '/', { discarded: file })
  })
}
