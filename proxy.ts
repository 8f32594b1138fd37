/**
 * Every request passes here first: those that were sent to another name than ours are turned away (lib/api/trust.ts says why).
 * In: the Host header.   Out: the page asked for, or status 421. Next wants this file beside app/.
 */
import { NextResponse, type NextRequest } from 'next/server'
import { isOurHost } from './lib/api/trust.ts'
import { servedHost } from './lib/data/settings.ts'

export function proxy(request: NextRequest): NextResponse {
  const { served, machine } = servedHost()
  const host = request.headers.get('host')
  if (isOurHost(host, served, machine)) return NextResponse.next()
  return new NextResponse(`Paperdrift is not served under the name ${JSON.stringify(host)}. Start it with --host and that name, or use its address in digits.\n`, { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

// Not for uploads: Next keeps the body of a request that passes a proxy in memory. Those check the name themselves.
export const config = { matcher: '/((?!_next/static/|api/(?:v\\d+/)?imports$).*)' }
