/**
 * How long an answer about a finished run may be kept: for ever, since runs do not change; under the name "latest" only until it is asked again.
 * In: the run's version.   Out: headers, and 304 where the caller has the answer already.
 */
import { programVersion } from '@/lib/data/settings.ts'

type CacheHeaders = { etag: string; 'cache-control': string }

export const cacheHeaders = (version: string, askedFor: string): CacheHeaders => ({ etag: `"${programVersion()}-${version}"`, 'cache-control': askedFor === 'latest' ? 'no-cache' : 'private, max-age=31536000, immutable' })

export async function unlessKept(request: Request, headers: CacheHeaders, answer: (headers: CacheHeaders) => Response | Promise<Response>): Promise<Response> {
  return isKept(request.headers.get('if-none-match'), headers.etag) ? new Response(null, { status: 304, headers }) : answer(headers)
}

/** RFC 9110: a list of tags, weak or not, or "*" for any. */
const isKept = (header: string | null, etag: string): boolean => (header ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')))
