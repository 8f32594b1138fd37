/**
 * The services on the network that papers can be fetched from, as the import form and `paperdrift fetch --help` describe them.
 * In: nothing.   Out: paperServices, read by both; lib/sources/services does the asking, and a test holds the two together.
 */

export interface PaperService {
  /** As on the command line. */
  name: string
  /** As people write it. */
  title: string
  /** What a query holds. */
  query: string
}

export const paperServices: PaperService[] = [
  { name: 'arxiv', title: 'arXiv', query: 'words, "phrases", or fields such as cat:cs.LG AND abs:"state space"' },
  { name: 'arxiv-oai', title: 'arXiv, a whole category', query: 'a category such as cs.LG; the days bound the last change of a record' },
  { name: 'openalex', title: 'OpenAlex', query: 'words to search titles and abstracts for; wants the free key OPENALEX_API_KEY' },
  { name: 'semantic-scholar', title: 'Semantic Scholar', query: 'words, "phrases", + | - and *' },
  { name: 'huggingface', title: 'Hugging Face papers', query: 'words to search for; at most 120 papers, no days' },
  { name: 'huggingface-daily', title: 'Hugging Face daily papers', query: 'nothing: all papers listed between the two days' },
  { name: 'pubmed', title: 'PubMed', query: 'a search as on PubMed, such as "sleep apnea"[tiab] AND therapy' },
  { name: 'crossref', title: 'Crossref', query: 'words to search for' },
]
