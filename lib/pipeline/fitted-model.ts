/**
 * The fitted model as bytes: vocabulary, idf, SVD basis and centroids; all that placing a new paper needs.
 * In: what the stages found.   Out: bytes, stored with the run; and back.
 * Layout: "PDFM", uint32 length of the header, header (JSON), then the arrays one after another, little-endian.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

export interface FittedModel {
  space: 'lsa' | 'tfidf'
  k: number
  vocabulary: Vocabulary
  /** dimensions × nTerms, row-major: the SVD basis; null in space tfidf. */
  components: Float32Array | null
  /** k × (dimensions or nTerms), row-major, unit rows. */
  centroids: Float32Array
}

const MAGIC = 'PDFM'

/** @returns the model as bytes; equal models give equal bytes. */
export function encodeFittedModel(model: FittedModel): Uint8Array {
  const { vocabulary, components, centroids } = model
  const { documentFrequency, idf, wordCounts, ...words } = vocabulary
  const header = new TextEncoder().encode(JSON.stringify({ space: model.space, k: model.k, words, components: components?.length ?? null, centroids: centroids.length }))
  const arrays = [idf, documentFrequency, ...(components ? [components] : []), centroids, wordCounts]
  const bytes = new Uint8Array(8 + header.length + arrays.reduce((sum, array) => sum + array.byteLength, 0))
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(4, header.length, true)
  bytes.set(header, 8)
  let at = 8 + header.length
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return bytes
}

/** @returns the model that encodeFittedModel was given. @throws TypeError if the bytes are no fitted model. */
export function decodeFittedModel(bytes: Uint8Array): FittedModel {
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC) throw new TypeError('The bytes are no fitted model.')
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)))
  const nTerms = header.words.terms.length
  let at = 8 + headerLength
  const take = (length: number) => bytes.slice(at, (at += length)).buffer
  const idf = new Float64Array(take(nTerms * 8))
  const documentFrequency = new Int32Array(take(nTerms * 4))
  const components = header.components === null ? null : new Float32Array(take(header.components * 4))
  const centroids = new Float32Array(take(header.centroids * 4))
  const wordCounts = new Uint8Array(take(nTerms))
  return { space: header.space, k: header.k, vocabulary: { ...header.words, documentFrequency, idf, wordCounts }, components, centroids }
}
