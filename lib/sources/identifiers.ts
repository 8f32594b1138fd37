/**
 * DOIs, arXiv ids and PubMed numbers in one spelling, wherever a source hides them.
 * In: fields named doi, url, id …   Out: "10.1000/xyz", "2301.00001" and "31452104", read by ./record-fields.ts; duplicates meet by them.
 */

const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/
const DOI_PREFIX = /^(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|^(?:info:)?doi[:/]?\s*/i
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/
const ARCHIVE = '(?:acc|adap|alg|ao|atom|bayes|chao|chem|cmp|comp|cond|cs|dg|funct|gr|hep|math|mtrl|neuro|nlin|nucl|patt|physics|plasm|q|quant|solv|stat|supr|astro)(?:-[a-z]+)?'
const ARXIV_ID = new RegExp(`^(\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5})(?:v\\d+)?$|^(${ARCHIVE})(?:\\.[a-z]{2})?(/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\\d{3})(?:v\\d+)?$`, 'i')
const ARXIV_PREFIX = /^(?:oai:arxiv\.org:|arxiv[:/.]\s*)/i
const ARXIV_ADDRESS = /^(?:https?:\/\/)?(?:(?:www|export|browse)\.)?(?:arxiv\.org\/(?:abs|pdf|html|format|e-print)|huggingface\.co\/papers|alphaxiv\.org\/abs)\/([^?#]+?)(?:\.pdf)?\/?(?:[?#].*)?$/i

/**
 * @param text "doi:10.1000/XYZ", "https://doi.org/10.1000/xyz", "10.1000/xyz".
 * @returns lower case without prefix; null if it is no DOI, or the DOI that arXiv gives its papers (see normalizeArxivId).
 */
export function normalizeDoi(text: string): string | null {
  const doi = bareDoi(text)
  return doi && !ARXIV_DOI.test(doi) ? doi : null
}

/**
 * @param text "arXiv:2301.00001v2", "2301.00001", "https://arxiv.org/pdf/2301.00001v1.pdf", "math.GT/0309136",
 *   "10.48550/arXiv.2301.00001", "https://huggingface.co/papers/2301.00001".
 * @returns without version and subject class ("2301.00001", "math/0309136"); null if it is no arXiv id.
 */
export function normalizeArxivId(text: string): string | null {
  const trimmed = text.trim()
  const doi = ARXIV_DOI.exec(bareDoi(trimmed) ?? '')
  const bare = (doi?.[1] ?? ARXIV_ADDRESS.exec(trimmed)?.[1] ?? trimmed.replace(ARXIV_PREFIX, '')).replace(/\s*\[[^\]]*\]$/, '')
  const found = ARXIV_ID.exec(bare)
  return found ? (found[1] ?? `${found[2]}${found[3]}`.toLowerCase()) : null
}

/**
 * @param text "31452104", "PMID: 31452104", "https://pubmed.ncbi.nlm.nih.gov/31452104/".
 * @returns the number; null if it is none.
 */
export function normalizePmid(text: string): string | null {
  return /^(?:(?:https?:\/\/)?(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/|pmid:?\s*)?0*([1-9]\d{0,8})\/?$/i.exec(text.trim())?.[1] ?? null
}

function bareDoi(text: string): string | null {
  const trimmed = text.trim()
  const prefix = DOI_PREFIX.exec(trimmed)?.[0] ?? ''
  const rest = trimmed.slice(prefix.length)
  const bare = (prefix.includes('doi.org') ? fromAddress(rest) : rest).replace(/[.,;]+$/, '').toLowerCase()
  return DOI.test(bare) && bare.length <= 300 ? bare : null
}

// In an address a DOI is percent-encoded, and a query may follow.
function fromAddress(text: string): string {
  const path = text.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
