/**
 * Types of the few files of `natural` that this room imports; the package's root would pull in database drivers.
 * In: nothing.   Out: module declarations, read by the compiler for tokenize.ts, lexicon.ts and stop-words.ts.
 */
declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  export class RegexpTokenizer {
    constructor(options: { pattern: RegExp; gaps?: boolean })
    /** With `gaps: false`: every match of the pattern, or null if there is none. */
    tokenize(text: string): string[] | null
  }
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  export default stemmer
}

declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: string[]
}

declare module 'natural/lib/natural/util/stopwords_zh.js' {
  export const words: string[]
}

declare module 'natural/lib/natural/util/stopwords_ja.js' {
  export const words: string[]
}
