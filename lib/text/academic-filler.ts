/**
 * Words that every abstract uses and that say nothing about its subject. FILLER ends a phrase like a stop word; a WEAK
 * word may be part of a phrase ("kernel methods", "large language models") but is never a term of its own.
 * In: nothing.   Out: FILLER, WEAK, FILLER_SEQUENCES, read by lexicon.ts and tokenize.ts.
 */

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Lower-case forms, every inflection written out: stems would take "experience" along with "experiment". */
export const FILLER = wordsOf(`
abstract abstracts accordingly adding add added adds achieve achieved achieves achieving acknowledge additional additionally address
addressed addresses addressing advantageous aforementioned
aim aimed aiming aims allow allowed allowing allows alternatively amount amounts
applied applies apply applying appropriate appropriately argue argued argues article articles attempt attempted attempts
author authors available basically begin believe benefit benefits bring brings broad broadly
called carefully carry certain challenging choose chosen clear clearly commonly compare compared compares comparing
compelling complement comprehensive comprehensively concern concerns conclude concludes conclusion conclusions
conducted consider considerable considerably considered considering considers consist consisting consists
consequently contribute contributes contributing contribution contributions conventional corresponding
crucial crucially current currently deal dealing deals decade decades demonstrate demonstrated demonstrates
demonstrating demonstration describe described describes describing
desirable despite detail details develop developed developing develops difficult difficulties difficulty discuss discussed
discusses discussion due easily easy effective effectively effectiveness efficacy elegant
emerge emerged emerging employ employed employing employs enable enabled enables enabling encouraging
enhance enhanced enhances enhancing ensure ensures ensuring entirely especially essential essentially
establish established establishes establishing evaluate evaluated evaluates evaluating evident exceed exceeds excellent
existing exist exists expected experiments experimental experimentally experiment
explain explained explains explicitly explore explored explores exploring extend extended extending extends
extensive extensively facilitate facilitates fact fail fails failed favorable
finally findings finds focus focused focuses focusing follow followed following follows formulate
formulated found frequently fully fundamentally furthermore generally github good great greater
greatly handling handle having help helpful helps highlight highlights highly
hold holds hope huge idea ideas identified identifies identify ignore illustrate illustrated illustrates implemented implement implements
important importance importantly impressive improve improved improvements improves improving include
included includes including incorporate incorporated incorporates incorporating increase increased increases increasing
increasingly indeed indicate indicated indicates indicating insight insights inspired intensive interested interesting interestingly
introduce introduced introduces introducing introduction investigate investigated investigates investigating
investigation involve involved involves involving issue issues key know known lack lacks
largely larger latest lead leading leads led lie lies limitation limitations limited limiting
longer lots mainly maintain maintaining maintains majority
meaning meaningful mention moreover motivate motivated motivation naturally
necessarily necessary need needed needs new newly notable notably note novel novelty nowadays numerous observe
observed obtain obtained obtaining obtains obvious offer offered offering offers
often outperform outperformed outperforming outperforms overcome overcomes overcoming overview paper papers
particular particularly past perform performed performing performs performance performances perspective perspectives plausible play plays
popular possible possibly potential potentially powerful practically precisely present
presented presenting presents preliminary previous previously primarily primary prior problematic produce produced produces
producing promise promising prominent promote promotes properly propose proposed proposes proposing proposal proposals prove proved proven
provably proves provide provided provides providing publicly purpose purposes put
quickly raise raises ranging rapid rapidly readily realize realized really reason reasons reasonable reasonably
recent recently reduce reduced reduces reducing refer referred regard regardless relevant reliably relies rely relying remain
remaining remains remarkable remarkably report reported reports represent represented represents require required requires requiring
requirement requirements research researchers resolve respect respective result resulted resulting results reveal revealed reveals
rigorous rigorously role roles satisfactory say seek seeks select selected serve serves severe share shared shares
shortcoming shortcomings show showed showing shown shows significance significant significantly similarly simply
simplicity simultaneously situation situations smaller solve solved solves solving sophisticated sota
specific specifically specified straightforward strength strengths strongly studied studies study
studying substantial substantially succeed success successful successfully
suffer suffers sufficient sufficiently suggest suggested suggesting suggests suitable suited summarize superior
superiority surpass surpasses surpassing surprising surprisingly systematic systematically
tackle tackled tackles tackling tend tended tends tested thesis think thorough today topic topics tremendous true truly try
types typical typically ubiquitous uncover undertake uniquely unprecedented
usage utilize utilized utilizes utilizing valid validate validated validates valuable variety verified verifies verify
vast version versions viable wide widely widespread work worked working works worse write year years yield yielded
yielding yields
different multiple numerous example examples
capture captured captures capturing leverage leveraged leverages leveraging exploited exploiting exploits exploit
competitive consistent consistently contain contained containing contains addition automatically diverse collect collected collects combination combinations
construct constructed constructing constructs completely avoid avoids avoiding enormous conveniently fairly effort efforts aspect aspects accurately efficiently
create created creates creating designed designing building built pay paid
`)

export const WEAK = wordsOf(`
ability able machine machines multi self closed free initial pair pairs fast faster complete automatic combine combined combines combining extract extracted extracting direction directions
accuracy accurate advance advanced advances advantage advantages algorithm algorithms algorithmic alternative analyses analysis
analyze analyzed analyzing application applications approach approaches architecture architectures area areas assumption assumptions
baseline baselines basic benchmark benchmarks best better build builds
capabilities capability case cases challenge challenges change changes changing choice code codes common comparable comparison comparisons complex
complexities complexity component components compute computing concept concepts condition conditions conduct contrast criteria
criterion data dataset datasets defined define depend dependent depending depends derive derived deriving design designs
desired detailed difference differences direct directly ease effect effects efficiency efficient end entire error errors evaluation
evidence extension extensions factor factors far
feature features field fields final find finding flexible flexibility form forms framework frameworks full function
functions fundamental general generate generated generating given goal
goals hard high higher impact implementation implementations improvement independent individual
information input inputs instance instances interest knowledge large level levels limit limits little local long loss low lower main
major manner match mean means measure measures mechanism mechanisms method methods methodologies methodology metric metrics model modeled
modeling modelling models module modules natural number numbers observation observations old open operation operations order original
output outputs overall paradigm paradigms part parts phase pipeline pipelines point points practical practice presence principle principles
problem problems procedure procedures process processes processing project properties property quality range ranges
rate rates real related relative represent rich robustly run running runs sample samples scalable scale scenario scenarios scheme schemes
search set sets setting settings setup short similar simple single size small solution solutions solver space special stage
stages standard start starting state step steps strategies strategy strong stronger structure structures support supported supports
survey system systems task tasks technique techniques technologies technology term terms test testing theories theory time times tool
tools total train trained type under understanding unified unique utility value values view way world
`)

/** Whole expressions that are filler although their words are not, in stems. */
export const FILLER_SEQUENCES: ReadonlyArray<ReadonlyArray<string>> = [
  ['state', 'of', 'the', 'art'],
  ['state', 'of', 'art'],
  ['real', 'world'],
]
