/**
 * English as labels need it: what is counted and takes a plural, what is an adjective or too vague to stand
 * alone.
 * In: nothing.   Out: isAdjective, isVague and pluralise, read by chosen-terms.ts, parents.ts and labels.ts.
 */

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Things that a label speaks of in the plural: "Bandits", "Graph neural networks", "Gaussian processes". */
const COUNTED = wordsOf(`
actuator agent algorithm arm attack autoencoder bandit bound camera class classifier cloud constraint dataset detector device document edge effect embedding ensemble entity environment equation
explanation factor field filter finger forest frame function game gan gesture gradient graph gripper image instruction interface kernel label layer leg llm machine manipulator margin
matrix mdp measure mechanism method model network neighbor neighbour neuron node object obstacle perturbation policy problem process prompt question rate rnn robot
scene sensor sentence set skill solver spectrogram spike strategy swarm system task team tensor topic transformer tree trajectory unit user vae variable vehicle video word
`)

/** Verbs whose bare form is the commonest in print. */
const DEEDS = new Map([['grasp', 'grasping'], ['track', 'tracking'], ['plan', 'planning'], ['cluster', 'clustering']])

const ADJECTIVES = wordsOf(`
3d 2d 6d abstract active ad-hoc adjacent aerial approximate autonomous backward binary black-box blind coarse common compact complete complex concave
consistent continuous convex correct deep dense different diverse double dual dynamic early exact explicit fair fast few-shot fine finite
flat first-order forward free full general global greedy hard hidden high human humanoid implicit infinite inverse joint key-value large latent large-scale lightweight local
long low main maximum micro minimum mobile multi multi-agent multi-task multi-view natural neural new nonconvex non-convex nonlinear non-linear nonsmooth novel offline off-policy on-policy online
open open-source opposite optimal out-of-distribution parallel passive plain polynomial-time poor post pre private proper quick random rapid raw real real-time
real-world recurrent rich rigid robust rough safe salient self semi sharp short single slow small smooth soft sparse stable state-of-the-art steady strong
subsequent tight top-down true unseen upper variate visual weak wide worst-case zero-shot second-order higher-order end-to-end equivalent ground-truth low-rank high-order high-speed
`)

/** Nouns with the endings of adjectives. */
const NOUNS = wordsOf(`
signal signals retrieval interval removal proposal approval appraisal goal potential manifold journal trial material animal individual
metric topic logic traffic music heuristic arithmetic semantics graphic physics dynamics kinematics optics statistics mechanics
robotics analytics linguistics haptics diagnostic diagnostics fabric clinic
variable cable table vegetable perspective objective derivative incentive additive primitive narrative
dialog dialogue seed speed feed need embed bed spread video library boundary dictionary vocabulary summary trajectory gallery battery
category memory theory history robotics mars lidar radar sonar grammar scalar seminar webinar exemplar calendar
`)

/** True of most papers of any theme. */
const VAGUE = new Set([
  'machine learning', 'deep learning', 'statistical learning', 'learning', 'training', 'learning algorithms', 'learning methods', 'machine learning models', 'machine learning methods',
  'training data', 'data sets', 'data set', 'computational cost', 'computational complexity', 'computational efficiency', 'prediction tasks',
  'downstream tasks', 'trade-off', 'prediction', 'estimation', 'performance', 'iteration', 'iterations', 'optimization problems', 'environment', 'step size', 'running time', 'network',
  'representations', 'representation', 'parameters', 'assist', 'recognize', 'defend', 'implies', 'imply', 'assess', 'understand', 'features', 'high probability', 'bounds', 'lower bounds', 'upper bounds', 'guarantees', 'networks', 'a phenomenon', 'optimal solution', 'loss functions', 'loss function',
  'distribution', 'estimate', 'approximation', 'variables', 'closed form', 'machine learning algorithms', 'learners', 'better understand', 'simulation', 'database', 'databases', 'behavior', 'behaviour',
])

const ADJECTIVE_ENDING = /(?:al|ive|ous|ic|ed|able|ible|ary|ory|ar|ful|less|ian|ese|based|free|wise|level|dimensional|supervised|aware|specific|world|scale|rank|shot|order|art|preserving|(?:al|ous|ive|ed|ing|ant|ent|ar|ate|ib|ab)ly)$/
/** "high-resolution", "long-range", "closed-loop", "cross-domain": a noun with such a beginning is said of another. */
const ADJECTIVE_BEGINNING = /^(?:high|low|long|short|large|small|single|closed|open|full|half|in|non|cross|multi|inter|intra)-(?!training|tuning|attention|validation|entropy)[^ ]+$/
/** "variation-al" but not "al": what is left must be a word. */
const SHORTEST_ADJECTIVE = 6

/** @returns whether a printed term ends in an adjective or an adverb of one: "high-dimensional", "Bayesian", "continuously". */
export function isAdjective(term: string): boolean {
  const last = term.slice(term.lastIndexOf(' ') + 1).toLowerCase()
  if (ADJECTIVES.has(last) || ADJECTIVE_BEGINNING.test(last)) return true
  const end = last.slice(last.lastIndexOf('-') + 1)
  if (NOUNS.has(end) || NOUNS.has(last)) return false
  return last.length >= SHORTEST_ADJECTIVE && ADJECTIVE_ENDING.test(last)
}

/** @returns whether a printed term says too little to name a theme. */
export function isVague(term: string): boolean {
  return VAGUE.has(term.toLowerCase())
}

/** @returns the term as a label speaks of it: its last word in the plural if that is a thing that is counted, "grasp" as what is done. */
export function pluralise(term: string): string {
  const start = term.lastIndexOf(' ') + 1
  const last = term.slice(start)
  if (DEEDS.has(last)) return term.slice(0, start) + DEEDS.get(last)
  return COUNTED.has(last.toLowerCase()) ? term.slice(0, start) + pluralOf(last) : term
}

function pluralOf(word: string): string {
  if (/matrix$/i.test(word)) return word.replace(/ix$/i, 'ices')
  if (/(?:s|x|ch|sh)$/i.test(word)) return `${word}es`
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
