import { expect, test } from 'vitest'
import { hypergeometricTail, studentTail, twoSidedNormal } from './tails.ts'

// Reference values: SciPy 1.17.
test.each([[0.5, 0.6170750774519738], [1.96, 0.04999579029644087], [-2.9, 0.003731626600768075], [3.1, 0.0019352064264367126], [6, 1.973175290075389e-9], [0, 1]])('gives both tails of the normal distribution at %f', (z, p) => {
  expect(twoSidedNormal(z) / p).toBeCloseTo(1, 10)
})

test.each([[2.306, 8, 0.050000322761284174], [1, 1, 0.5], [-3.5, 72.5, 0.000799726529827497], [0.3, 4, 0.7791214282774598], [8, 10, 1.1774942789666167e-5], [0, 5, 1]])('gives both tails of Student’s distribution at %f with %f degrees of freedom', (t, degrees, p) => {
  expect(studentTail(t, degrees) / p).toBeCloseTo(1, 9)
})

test.each([[15, 17, 81, 263, 6.145569956124854e-7], [3, 10, 20, 100, 0.31877993618231115], [0, 5, 5, 10, 1], [400, 500, 5000, 20000, 3.099516091001449e-151], [6, 5, 5, 10, 0]])('gives the chance of at least %i of %i marked in a draw of %i from %i', (found, marked, drawn, all, p) => {
  expect(hypergeometricTail(found, marked, drawn, all)).toBeCloseTo(p, 9)
  if (p > 0) expect(hypergeometricTail(found, marked, drawn, all) / p).toBeCloseTo(1, 8)
})
