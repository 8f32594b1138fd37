/**
 * Words that are never terms and that end a phrase: natural's English list (and its Chinese and Japanese ones), and the
 * function words it lacks.
 * In: nothing.   Out: STOP_WORDS, read by lexicon.ts.
 */
import { words as english } from 'natural/lib/natural/util/stopwords.js'
import { words as japanese } from 'natural/lib/natural/util/stopwords_ja.js'
import { words as chinese } from 'natural/lib/natural/util/stopwords_zh.js'

const FUNCTION_WORDS = `
aboard across al cf resp wrt  against albeit almost alone along alongside already although always amid among amongst anybody anyone
anything anywhere apart around aside away based aren't became become becomes becoming behind beneath beside besides beyond
can't couldn couldn't despite didn didn't doesn doesn't don don't done down either else elsewhere enough especially et
etc eg ie even ever every everybody everyone everything everywhere except few fewer first firstly furthermore given gives give
going gone hadn hadn't hasn hasn't haven haven't having hence herein hereby how's however i'd i'll i'm i've
inside instead isn isn't it's itself just keep keeps kept largely lately later latter least less lest let lets let's
likewise likely made makes making mainly may maybe meanwhile mere merely mightn moreover mostly mustn namely near nearly
neither nevertheless next no nobody non none nonetheless nor not nothing notwithstanding nowhere off often
once one one's ones onto onward otherwise outside overall owing per perhaps please plus quite rather re regarding
respectively same second secondly seem seemed seeming seems several shall shan shouldn shouldn't somebody somehow someone
something sometimes somewhat somewhere soon taken takes taking than that's there's thereby therefore therein thereof
they're third though throughout thus together toward towards twice unless unlike unto upon us using
use used uses useful usually various versus via viz vs wasn wasn't we'll we're we've went weren weren't what's whatever whence
whenever whereas whereby wherein whereupon wherever whether whichever whoever whole whose will within without won won't wouldn
wouldn't yet you'd you'll you're you've
ve ll
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety dozen dozens zero hundred hundreds thousand thousands million millions billion billions trillion
`

/** Ends of words that a PDF has cut at the end of a line. */
const SPLIT_WORDS = `
tion tions tional tive tives tation tations sion sions ing ings ment ments ness ity ities ular rithm rithms gorithm gorithms lution
lutions eral bly cial mation cation cations ization ously ally ality ance ences tially tivity nition puter formance
`

/** Lower-case forms; a token is looked up here before it is stemmed. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...english, ...chinese, ...japanese, ...`${FUNCTION_WORDS}${SPLIT_WORDS}`.trim().split(/\s+/)])
