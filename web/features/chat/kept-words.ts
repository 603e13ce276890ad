import type { Outgoing } from './thread-state.ts'

/** What somebody has written in a conversation and the market does not have yet. */
export interface KeptWords {
  draft: string
  outgoing: readonly Outgoing[]
}

const nothing: KeptWords = { draft: '', outgoing: [] }

/** Each person by themselves: who signs in after somebody else in one tab finds none of their words. */
const keyOf = (personId: string, conversationId: string) => `stoa-words-${personId}-${conversationId}`

/** What is kept in this tab of a person's words for a conversation. */
export function keptWords(personId: string, conversationId: string): KeptWords {
  try {
    const kept = sessionStorage.getItem(keyOf(personId, conversationId))
    return kept === null ? nothing : { ...nothing, ...(JSON.parse(kept) as KeptWords) }
  } catch {
    return nothing
  }
}

/** Keeps the draft, or what is on its way, in this tab until it is closed; the other of the two stays as it is. */
export function keepWords(personId: string, conversationId: string, words: Partial<KeptWords>): void {
  try {
    const key = keyOf(personId, conversationId)
    const { draft, outgoing } = { ...keptWords(personId, conversationId), ...words }
    if (draft === '' && outgoing.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ draft, outgoing }))
  } catch {
    // A browser that keeps nothing has the words until the page is left.
  }
}
