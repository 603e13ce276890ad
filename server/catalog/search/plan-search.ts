import type { AskedSynonym, AskedWord, Understood } from './understand-search.ts'

/** One way to say a word of the search: a tsquery, and how much of the word it is worth. */
export interface Way {
  query: string
  worth: number
}

/** A word of the search that counts, with every way to say it. */
export interface Term {
  ways: Way[]
  /** How much it tells: the rarer, the more. The weights of a search sum to 1. */
  weight: number
  /** Any of its ways, as a tsquery. */
  query: string
}

export interface SearchPlan {
  terms: Term[]
  /** Tsquery of what knows every term; null when nothing can match. */
  all: string | null
  /** Whether more products may know every term than can be weighed. */
  isBroad: boolean
  /** Tsquery of what knows more than half of the search, where that is less than all. */
  most: string | null
  /** Terms side by side in a title, as they were typed. */
  phrases: { query: string; weight: number }[]
  /** What the customer does not want in a title. */
  unwanted: string | null
  /** Products with exactly this SKU or EAN; they come first. */
  exact: string[]
  /** The search as it was taken, where words were mistyped. */
  correctedTo: string | null
}

/** Words before something the customer does not want, in the languages that are stemmed. */
const negations = new Set(['without', 'except', 'ohne', 'sans', 'sin', 'sem', 'senza', 'zonder', 'uden', 'utan', 'bez'])
const mostTerms = 8
const leastShare = 0.5
/** Sets are made of so many terms: of seven there are 35 sets, and the index takes 150 ms to look for all of them. */
const mostInSets = 5
/** A word that so many products know may, with others as common, be answered by more than are weighed. */
const broadFrom = 500
const worth = { synonym: 0.85, beginning: 0.8, split: 0.95, number: 0.3 }

/**
 * Decides how a search is answered: which words count and how much, what else they may be called, what was mistyped.
 * `isExact` keeps what was typed as it is; `isTyping` takes the last word for the beginning of one as well.
 */
export function planSearch(understood: Understood, { isExact = false, isTyping = false } = {}): SearchPlan {
  const { wanted, unwanted } = partWords(understood.words)
  const read = wanted.slice(0, mostTerms).map((word) => readWord(word, isExact))
  addNeighbours(read)
  const last = read.at(-1)
  if (isTyping && last && last.asked.word.length >= 2) {
    addWay(last, { query: `${quoted(last.asked.word)}:*`, worth: worth.beginning })
  }
  for (const synonym of understood.synonyms) addSynonym(read, wanted, understood.words, synonym)

  const known = read.filter(({ ways }) => ways.length > 0)
  const terms = shareOut(
    known.map(({ ways, products }) => ({
      ways,
      weight: tellingOf(products, understood.listed),
      query: anyOf(ways.map(({ query }) => query)),
    })),
  )
  return {
    terms,
    all: terms.length === 0 ? null : allOf(terms.map(({ query }) => query)),
    isBroad: known.length > 0 && known.every(({ products, ways }) => products > broadFrom || ways.length > 1),
    most: mostOf(terms),
    phrases: phrasesOf(known, terms),
    unwanted: unwanted.length === 0 ? null : anyOf(unwanted.map(({ stem }) => quoted(stem))),
    exact: understood.exact,
    correctedTo: read.some(({ correction }) => correction) ? correctedText(understood.words, read) : null,
  }
}

/** A word while it is being read. */
interface ReadWord {
  asked: AskedWord
  ways: Way[]
  /** The stem by which it stands beside its neighbours. */
  stem: string | null
  products: number
  correction: string | null
}

function partWords(words: readonly AskedWord[]): { wanted: AskedWord[]; unwanted: AskedWord[] } {
  const isNegated = (index: number) => {
    const before = words.slice(0, index).findLast((word) => !word.isStop || negations.has(word.word))
    return before !== undefined && negations.has(before.word) && index > 0
  }
  const telling = words.filter((word, index) => !word.isStop && !negations.has(word.word) && !isNegated(index))
  const unwanted = words.filter((word, index) => !word.isStop && !negations.has(word.word) && isNegated(index))
  if (telling.length > 0) return { wanted: telling, unwanted }
  return { wanted: words.filter(({ isStop }) => !isStop), unwanted: [] }
}

function readWord(asked: AskedWord, isExact: boolean): ReadWord {
  const { stem, products, number, split } = asked
  const plain: ReadWord = { asked, ways: [], stem: null, products, correction: null }
  const parts = split && { query: `(${quoted(split.stems[0])} <-> ${quoted(split.stems[1])})`, worth: worth.split }
  if (asked.isKnown) {
    const ways = [{ query: quoted(stem), worth: 1 }]
    if (parts) ways.push(parts)
    if (number !== null) ways.push({ query: quoted(number), worth: worth.number })
    return { ...plain, ways, stem }
  }
  if (number !== null) return { ...plain, ways: [{ query: quoted(number), worth: worth.number }], stem: number }
  if (parts) return { ...plain, ways: [parts], products: 1 }
  if (asked.isBeginning) return { ...plain, ways: [{ query: `${quoted(asked.word)}:*`, worth: worth.beginning }] }
  const meant = isExact ? undefined : closestOf(asked)
  if (!meant) return plain
  return {
    ...plain,
    ways: [{ query: quoted(meant.stem), worth: 1 }],
    stem: meant.stem,
    products: meant.inTitles,
    correction: meant.word,
  }
}

/** What is written in one word may stand in two, and the other way round: both words are then told by the one. */
function addNeighbours(read: readonly ReadWord[]): void {
  for (const [index, { asked }] of read.entries()) {
    const next = read[index + 1]
    if (asked.withNext && next) {
      const way = { query: quoted(asked.withNext.stem), worth: 1 }
      for (const part of [read[index]!, next]) addWay(part, way)
    }
  }
}

function addSynonym(
  read: readonly ReadWord[],
  wanted: readonly AskedWord[],
  words: readonly AskedWord[],
  { from, length, others }: AskedSynonym,
): void {
  const covered = new Set(words.filter(({ isStop }) => !isStop).slice(from, from + length))
  for (const part of read.filter(({ asked }) => covered.has(asked) && wanted.includes(asked))) {
    for (const other of others) addWay(part, { query: lineOf(other), worth: worth.synonym })
  }
}

function addWay(word: ReadWord, way: Way): void {
  if (!word.ways.some(({ query }) => query === way.query)) word.ways.push(way)
}

/** How much a word tells (BM25's inverse document frequency). */
function tellingOf(products: number, listed: number): number {
  const known = Math.min(Math.max(products, 1), listed)
  return Math.log(1 + (listed - known + 0.5) / (known + 0.5)) + 0.1
}

/** Terms whose weights sum to 1. */
function shareOut(terms: readonly Term[]): Term[] {
  const sum = terms.reduce((total, { weight }) => total + weight, 0)
  return terms.map(({ ways, query, weight }) => ({ ways, query, weight: weight / sum }))
}

/** The smallest sets of terms that carry more than half of the search, or of what tells most in it. */
function mostOf(all: readonly Term[]): string | null {
  const terms = shareOut(all.toSorted((a, b) => b.weight - a.weight).slice(0, mostInSets))
  if (terms.length < 2) return null
  const full = (1 << terms.length) - 1
  const shareOf = (set: number) => terms.reduce((sum, { weight }, i) => sum + (set & (1 << i) ? weight : 0), 0)
  const carries = (set: number) => shareOf(set) >= leastShare
  const smallest = []
  for (let set = 1; set < full; set++) {
    const isSmallest = terms.every((_term, i) => !(set & (1 << i)) || !carries(set & ~(1 << i)))
    if (carries(set) && isSmallest)
      smallest.push(allOf(terms.filter((_t, i) => set & (1 << i)).map(({ query }) => query)))
  }
  return smallest.length === 0 ? null : anyOf(smallest)
}

function phrasesOf(known: readonly ReadWord[], terms: readonly Term[]): SearchPlan['phrases'] {
  return known.slice(1).flatMap((word, index) => {
    const before = known[index]!
    if (before.stem === null || word.stem === null || before.stem === word.stem) return []
    const weight = Math.min(terms[index]!.weight, terms[index + 1]!.weight)
    return [{ query: `${quoted(before.stem)} <-> ${quoted(word.stem)}`, weight }]
  })
}

function correctedText(words: readonly AskedWord[], read: readonly ReadWord[]): string {
  return words.map((word) => read.find(({ asked }) => asked === word)?.correction ?? word.word).join(' ')
}

/** The word that was meant by one nobody knows: one or two slips away, and the more common of equals. */
function closestOf({ word, similar }: AskedWord): AskedWord['similar'][number] | undefined {
  const slips = word.length <= 5 ? 1 : 2
  return similar
    .map((other) => ({ other, distance: slipsBetween(word, other.word) }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance || b.other.inTitles - a.other.inTitles)[0]?.other
}

/** Letters added, left out, changed or swapped with their neighbour (optimal string alignment distance). */
export function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_none, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** A stem in a tsquery, whatever it is made of. */
function quoted(stem: string): string {
  return `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** A line of stems as they follow each other. */
function lineOf(stems: string): string {
  const words = stems.split(' ').map(quoted)
  return words.length === 1 ? words[0]! : `(${words.join(' <-> ')})`
}

function anyOf(queries: readonly string[]): string {
  return queries.length === 1 ? queries[0]! : `(${queries.join(' | ')})`
}

function allOf(queries: readonly string[]): string {
  return queries.length === 1 ? queries[0]! : `(${queries.join(' & ')})`
}
