import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDescriber } from './lexicon.ts'
import { STEM_EXCEPTIONS } from './stem-exceptions.ts'

it("gives natural's Porter stem for every word of letters a–z", () => {
  const describe = createDescriber()
  const endings = ['', 's', 'sses', 'ies', 'eed', 'ed', 'ing', 'y', 'ational', 'izer', 'bli', 'ator', 'alism', 'iveness', 'logi', 'icate', 'ful', 'ness', 'ement', 'ion', 'ism', 'e', 'll', 'ou', 'x', 'k', 'h', 'z']
  const word = fc.tuple(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 3, maxLength: 7 }), fc.constantFrom(...endings)).map((parts) => parts.join(''))
  fc.assert(fc.property(word, (form) => STEM_EXCEPTIONS.has(form) || describe(form).stem === porter.stem(form)), { numRuns: 5000 })
  expect(describe('Poincaré').stem).toBe(describe('poincare').stem)
})
