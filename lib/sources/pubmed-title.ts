/** Titles as PubMed writes them: with a full stop, in brackets if they are translations. In: such a title. Out: the title itself, read by ./nbib.ts and ./pubmed-xml.ts. */
export const plainTitle = (title: string | undefined): string | undefined => title?.replace(/^\[(.*)\]\.?$/s, '$1').replace(/(?<!\.\.)\.$/, '')
