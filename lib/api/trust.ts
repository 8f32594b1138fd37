/**
 * Whom the server answers. It has no passwords: whoever reaches it may do everything, so a page of another site must not
 * reach it through the reader's browser.
 * In: headers of a request.   Out: yes or no, asked by proxy.ts and app/api/answer.ts.
 */

/**
 * Against DNS rebinding: a stranger's page that gives its own name this machine's address still sends its own name.
 * @param host the Host header. @param served the host that `paperdrift serve` was told. @param machine this machine's name.
 * @returns whether the name is ours: localhost, an address in digits, the served name or, if everything is served, the machine's.
 */
export function isOurHost(host: string | null, served: string, machine: string): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '')
  if (/^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])$/.test(name)) return true
  const ours = ['localhost', served.toLowerCase(), ...(/^(0\.0\.0\.0|::|\[::\])$/.test(served) ? [machine.toLowerCase(), `${machine.toLowerCase()}.local`] : [])]
  return name.endsWith('.localhost') || ours.includes(name)
}

/**
 * Against requests that a page of another site sends. A program that is no browser sends neither header.
 * @param headers of a request that changes something.
 */
export function isOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin === null || (URL.canParse(origin) && new URL(origin).host === headers.get('host'))
}
