/**
 * Words that Porter's rules would put under one stem with words of another meaning, and the stem that keeps them apart:
 * object detection is not about objectives, community detection not about communication.
 * In: nothing.   Out: STEM_EXCEPTIONS, read by lexicon.ts.
 */

const FAMILIES: Record<string, string> = {
  generaliz: 'generalize generalizes generalized generalizing generalization generalizations generalizable generalizability generalizer generalise generalises generalised generalising generalisation generalisable',
  generic: 'generic generically genericity',
  objective: 'objective objectives objectively',
  positive: 'positive positives positively positivity',
  negative: 'negative negatives negatively negativity',
  community: 'community communities',
  conversation: 'conversation conversations conversational conversationally',
  universal: 'universal universally universality',
  university: 'university universities',
  organism: 'organ organs organism organisms',
  animal: 'animal animals',
  international: 'international internationally',
  experience: 'experience experiences experienced experiential',
  collective: 'collective collectively',
  relative: 'relative relatively relativity',
  marginal: 'marginal marginals marginally marginalize marginalized marginalizing marginalization',
}

/** Lower-case form → stem. */
export const STEM_EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([stem, forms]) => forms.split(' ').map((form): [string, string] => [form, stem])),
)
