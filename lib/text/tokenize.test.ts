import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean.ts'
import { openWorkerPool } from '../numeric/worker-pool.ts'
import { codesIn, readTokens } from './token-stream.ts'
import { BREAK, JOINED, listWords, TITLE_END } from './tokenize.ts'

/** Words as written, "-" before a hyphenated part, "|" for anything that ends a phrase. */
const show = (text: string) =>
  listWords(cleanText(text))
    .map(({ text: word, joined }) => (word === null ? '|' : (joined ? '-' : '') + word))
    .join(' ')
    .replace(/(?:\| ?)+/g, '| ')
    .trim()

const CASES: [name: string, text: string, tokens: string][] = [
  ['a complexity in dollars', 'runs in $O(n\\log n)$ time', 'runs in | time'],
  ['a complexity without dollars', 'in O(n log n) steps', 'in | steps'],
  ['a complexity with nested parentheses', 'at most O((1+\\epsilon)n) queries', 'at most | queries'],
  ['a bare Omega', 'bound of Omega(sqrt{dklog d}{nepsilon}) on', 'bound of | on'],
  ['complexities in Greek letters', 'a bound of Ω(nK/B) and at most Θ (k) steps', 'a bound of | and at most | steps'],
  ['a tilde O', 'a $\\tilde{O}(\\sqrt{T})$ regret', 'a | regret'],
  ['an emphasised word', 'the \\emph{deep} model', 'the deep model'],
  ['a bold phrase', '\\textbf{graph neural} networks', 'graph neural networks'],
  ['an old-style emphasis', '{\\em lazy} learning', 'lazy learning'],
  ['an escaped per cent', 'up to 62\\% GFLOPs', 'up to | GFLOPs'],
  ['a per cent', 'by 3.5% overall', 'by | overall'],
  ['l-1 in dollars', 'the $\\ell_1$-norm', 'the l1 -norm'],
  ['l-infinity without dollars', 'under ell_infty attacks', 'under linf attacks'],
  ['l-2 without dollars', 'the ell_2-norm error', 'the l2 -norm error'],
  ['k-means in dollars', '$k$-means++ seeding', 'k -means | seeding'],
  ['epsilon-greedy in dollars', '$\\epsilon$-greedy', 'epsilon -greedy'],
  ['a Greek command', '\\alpha-divergence', 'alpha -divergence'],
  ['an accent command', "Poincar\\'e maps", 'Poincaré maps'],
  ['an accent command in braces', 'Erd{\\H{o}}s graphs', 'Erdős graphs'],
  ['a citation', 'as in \\cite{vaswani2017} we', 'as in we'],
  ['LaTeX quotes', "``lottery tickets''", 'lottery tickets |'],
  ['LaTeX dashes', 'fast---and small', 'fast | and small'],
  ['a tie', 'Section~3 shows', 'Section shows'],
  ['money', 'costs $5 million', 'costs | million'],
  ['a subscript', 'state x_t and input', 'state and input'],
  ['a snake-case name', 'scikit_learn models', 'scikit learn models'],
  ['a power', '10^{-3} error', 'error'],
  ['an address', 'at https://github.com/a/b_c.git. We', 'at | We'],
  ['an address without protocol', 'see github.com/foo/bar, which', 'see | which'],
  ['an e-mail', 'ask jane.doe@uni-x.edu now', 'ask now'],
  ['an entity', 'AT&amp;T and R&#38;D', 'AT | T and R | D'],
  ['an accent entity', 'na&iuml;ve', 'naïve'],
  ['an escaped entity', 'a &amp;lt; b', 'a | b'],
  ['a JATS paragraph', '<jats:p>Deep nets</jats:p>', 'Deep nets'],
  ['an inline tag', 'H<sub>2</sub>O and CO<i>x</i>', 'H2O and COx'],
  ['MathML', 'for <mml:math><mml:mi>x</mml:mi></mml:math> here', 'for | here'],
  ['a less-than sign', 'if p<n and m>k', 'if p | n and m | k'],
  ['ligatures', 'e\ufb03cient \ufb01ltering', 'efficient filtering'],
  ['a soft hyphen', 'repre\u00adsentation', 'representation'],
  ['a hyphen at a line end', 'repre-\nsentation learning', 'representation learning'],
  ['a hyphen and a tab at a line end', 'repre-\t\nsentation learning', 'representation learning'],
  ['a soft hyphen that a PDF could not name', 'approxima(cid:173) tions of e(cid:14)cient', 'approximations of efficient'],
  ['a glyph that a PDF could not name', 'beyond (cid:3)words(cid:148) here', 'beyond words here'],
  ['a line break', 'state\nspace', 'state space'],
  ['a hyphen', 'state-space models', 'state -space models'],
  ['a Unicode hyphen', 'multi\u2010head', 'multi -head'],
  ['an en dash', 'Nesterov\u2013accelerated', 'Nesterov -accelerated'],
  ['an em dash', 'fast\u2014and', 'fast | and'],
  ['a genitive', 'the model’s state', 'the model state'],
  ['a plural genitive', 'Bayes\' rule', 'Bayes | rule'],
  ['a contraction', "doesn't hold", "doesn't hold"],
  ['a number in a name', 'GPT-4 and CIFAR-10', 'GPT -4 and CIFAR -10'],
  ['plain numbers', 'in 2019, 1,000 of 3.5', 'in | of |'],
  ['a resolution', '256x256 pixels', '256x256 pixels'],
  ['math letters', '\ud835\udc58-means', 'k -means'],
  ['full-width letters', 'ＡＢＣ', 'ABC'],
  ['a script l', 'ℓ1 penalty', 'l1 penalty'],
  ['a trade mark', 'Kinect™ sensors', 'Kinect sensors'],
  ['Chinese', '基于深度学习的图像分类', '基于 深度 学习 的 图像 分类'],
  ['Japanese', '機械学習を', '機械 学習 を'],
  ['Chinese with Latin', '使用BERT模型。效果', '使用 BERT 模型 | 效果'],
  ['Russian', 'Глубокое обучение', 'Глубокое обучение'],
  ['Greek', 'μηχανική μάθηση', 'μηχανική μάθηση'],
  ['Arabic', 'التعلم العميق', 'التعلم العميق'],
  ['a NUL byte', 'deep\0nets', 'deep nets'],
  ['a lone surrogate', 'deep \ud800nets', 'deep nets'],
  ['a string without spaces', 'A'.repeat(100), ''],
]

/** Any UTF-16 units: lone surrogates and NUL too. */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units))

describe('cleaning and tokenising', () => {
  it.each(CASES)('reads %s', (_name, text, tokens) => {
    expect(show(text)).toBe(tokens)
  })

  const odd = fc.string({ unit: fc.constantFrom(...'abOe 01-_^\\${}()<>&;~`\'"%@.:/\n\u00ad\ufb01\u0301\ud800\udc00é中$', 'ell', '\\emph', 'http://', '&amp;', '<b>', 'Omega', '--', 'Ω', '(', ')', '\t'), maxLength: 40 })

  it('never throws, and cleans a clean text no further', () => {
    fc.assert(
      fc.property(fc.oneof(odd, anyUnits), (text) => {
        const once = cleanText(text)
        expect(cleanText(once)).toBe(once)
      }),
      { numRuns: 300 },
    )
  })

  /** Code points of all kinds, some of them suspicious. */
  const mixed = fc.array(fc.oneof(odd, anyUnits, fc.constantFrom('state-space', 'models', "Bayes'", 'poly (n)', 'e.g. this', 'a.com', 'www.x', 'cid:', '- \n')), { maxLength: 12 }).map((parts) => parts.join(' '))

  /** What a reader makes of papers: marks, and words with their flag. */
  async function read(texts: [title: string, abstract: string][], threads: number) {
    const pool = await openWorkerPool({ threads })
    try {
      const papers = texts.map(([title, abstract], id) => ({ id, sourceId: `p${id}`, title, abstract, published: null }))
      const { starts, ends, lexicon } = await readTokens([papers], pool, { lap: () => {} })
      const codes = codesIn(pool.memory)
      return texts.map((_, i) => [...codes.subarray(starts[i], ends[i])].map((code) => (code < 0 ? code : [lexicon.words[code >> 2], (code & JOINED) !== 0])))
    } finally {
      await pool.close()
    }
  }
  const listed = (text: string) => listWords(cleanText(text)).map(({ mark, text: word, joined }) => (word === null ? mark : [word, joined]))

  it('reads what listWords lists, cleaned, on any number of threads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(mixed, mixed), { maxLength: 80 }), fc.constantFrom(1, 2), async (texts, threads) => {
        expect(await read(texts, threads)).toEqual(texts.map(([title, abstract]) => [...listed(title), TITLE_END, ...listed(abstract)]))
      }),
      { numRuns: 60 },
    )
  })

  it('reads texts of any length and many distinct words', async () => {
    const long = Array.from({ length: 20_000 }, (_, word) => `w${word.toString(36)}${word % 7 === 0 ? '-x.' : ''}`).join(' ')
    const texts: [string, string][] = [['', ''], [long, ''], ['a', long.slice(1)], ['', 'b']]
    expect(await read(texts, 2)).toEqual(texts.map(([title, abstract]) => [...listed(title), TITLE_END, ...listed(abstract)]))
  })

  it('ends phrases at punctuation', async () => {
    expect(await read([['', 'alpha, beta']], 1)).toEqual([[TITLE_END, ['alpha', false], BREAK, ['beta', false]]])
  })
})
