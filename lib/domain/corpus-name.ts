/**
 * What a corpus may be called.
 * In: nothing.   Out: corpusNameSchema and corpusNameOf, read by ../data/corpora.ts and by the API's schemas.
 */
import { z } from 'zod'

export const MAX_CORPUS_NAME = 100
const rule = (name: unknown) => `A corpus name must have 1 to ${MAX_CORPUS_NAME} characters, on one line. Got ${JSON.stringify(typeof name === 'string' ? name.slice(0, 120) : (name ?? null))}.`

/** 1 … 100 characters after trimming, none of them a control character. */
export const corpusNameSchema = z.string({ error: ({ input }) => rule(input) }).superRefine((name, context) => {
  const plain = name.trim()
  if (plain.length < 1 || plain.length > MAX_CORPUS_NAME || /\p{Cc}|\p{Cs}/u.test(plain)) context.addIssue({ code: 'custom', message: rule(name) })
}).meta({ minLength: 1, maxLength: MAX_CORPUS_NAME }).transform((name) => name.trim())

/** "papers.jsonl.gz" and the folder "papers" make the corpus "papers". @param fileName without folders. */
export const corpusNameOf = (fileName: string): string => fileName.replace(/\.(gz|zip)$/i, '').replace(/(?<=.)\.[^.]+$/, '').trim().slice(0, MAX_CORPUS_NAME) || 'papers'
