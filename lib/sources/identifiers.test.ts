import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeArxivId, normalizeDoi } from './identifiers.ts'

test.each(['10.1000/XYZ-1', 'doi:10.1000/xyz-1', 'DOI: 10.1000/xyz-1', 'https://doi.org/10.1000/xyz-1', 'http://dx.doi.org/10.1000/XYZ-1', 'doi.org/10.1000/xyz-1', ' 10.1000/xyz-1. ', 'https://doi.org/10.1000%2Fxyz-1'])(
  'reads the DOI of %j', (text) => expect(normalizeDoi(text)).toBe('10.1000/xyz-1'),
)

test('keeps the brackets and slashes of a DOI', () => expect(normalizeDoi('10.1016/S0735-1097(98)00347-7/a')).toBe('10.1016/s0735-1097(98)00347-7/a'))

test.each(['', '10', '10.1000', '10.1000/', 'https://example.org/10.1000/x', '2301.00001', '10.x/y'])('finds no DOI in %j', (text) => expect(normalizeDoi(text)).toBeNull())

test.each(['2301.00001', 'arXiv:2301.00001v2', 'arxiv: 2301.00001', 'https://arxiv.org/abs/2301.00001v1', 'http://www.arxiv.org/pdf/2301.00001.pdf', 'https://arxiv.org/pdf/2301.00001v3', 'https://huggingface.co/papers/2301.00001', '10.48550/arXiv.2301.00001', 'https://doi.org/10.48550/arXiv.2301.00001', 'arXiv:2301.00001 [cs.LG]', 'oai:arXiv.org:2301.00001'])(
  'reads the arXiv id of %j', (text) => expect(normalizeArxivId(text)).toBe('2301.00001'),
)

test('reads arXiv ids of before 2007 without their subject class', () => {
  expect(normalizeArxivId('math.GT/0309136v1')).toBe('math/0309136')
  expect(normalizeArxivId('hep-th/9901001')).toBe('hep-th/9901001')
})

test.each(['', 'icra2020-855', '2313.00001', '1234', 'nips/0701001', 'math/2001001', 'https://example.org/2301.00001'])('finds no arXiv id in %j', (text) => expect(normalizeArxivId(text)).toBeNull())

test('takes the DOI that arXiv gives for an arXiv id, so that it does not stand against the journal\'s', () => expect(normalizeDoi('10.48550/arXiv.2301.00001')).toBeNull())

test('keeps its own results and never throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map((text) => `10.1000/${text}`), fc.string().map((text) => `doi:10.1000/%${text}`)), (text) => {
    const doi = normalizeDoi(text)
    if (doi !== null) expect(normalizeDoi(doi)).toBe(doi)
    const arxivId = normalizeArxivId(text)
    if (arxivId !== null) expect(normalizeArxivId(arxivId)).toBe(arxivId)
  }), { numRuns: 3000 })
})
