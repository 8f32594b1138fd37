/** The part of Citation.js that tests use as a second reader; it ships no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: unknown)
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- items of CSL-JSON
    readonly data: any[]
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
