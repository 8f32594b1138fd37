/**
 * Where a paper can be read.
 * In: a stored paper.   Out: links for its page; only http and https, whatever the source said.
 */
export interface PaperLink {
  label: string
  href: string
}

/** @returns DOI, arXiv and the source's own address, as far as known; no address twice. */
export function paperLinks(paper: { doi: string | null; arxivId: string | null; url: string | null }): PaperLink[] {
  const links: PaperLink[] = []
  if (paper.doi) links.push({ label: 'DOI', href: `https://doi.org/${encodeURI(paper.doi)}` })
  if (paper.arxivId) links.push({ label: 'arXiv', href: `https://arxiv.org/abs/${encodeURI(paper.arxivId)}` })
  const source = paper.url ? webAddress(paper.url) : null
  if (source && !links.some((link) => link.href === source.href)) links.push({ label: source.hostname.replace(/^www\./, ''), href: source.href })
  return links
}

function webAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) ? url : null
}
