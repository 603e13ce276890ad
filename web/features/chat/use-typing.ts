import { useEffect, useRef, useState } from 'react'
import type { Side } from '#shared/api/chat.schemas.ts'
import { hear, sayTyping } from '../../data/realtime.ts'

/** How long somebody is believed to be writing after it was last heard. */
const believedMs = 4_500
/** How often it is said. */
const sayEveryMs = 2_500

/** Who of the others is writing in this conversation just now, by first name. */
export function useWhoTypes(conversationId: string, own: { side: Side; firstName: string | undefined }) {
  const [typist, setTypist] = useState<{ name: string; side: Side } | null>(null)
  const { side: ownSide, firstName } = own
  useEffect(() => {
    let forgetting: number | undefined
    const deaf = hear((heard) => {
      if (heard.event !== 'typing' || heard.typing.conversationId !== conversationId) return
      const { side, name } = heard.typing
      // Oneself on another screen; a customer has no colleagues.
      if (side === ownSide && (side === 'customer' || name === firstName)) return
      setTypist({ name, side })
      window.clearTimeout(forgetting)
      forgetting = window.setTimeout(() => setTypist(null), believedMs)
    })
    return () => {
      deaf()
      window.clearTimeout(forgetting)
      setTypist(null)
    }
  }, [conversationId, ownSide, firstName])
  return { typist, forget: () => setTypist(null) }
}

/** Answers what to call at every key: it says now and then that somebody is writing. */
export function useSayTyping(conversationId: string): () => void {
  // A page's clock begins at 0 when it is opened: the first key is said however young the page is.
  const saidAt = useRef(-Infinity)
  return () => {
    const now = performance.now()
    if (now - saidAt.current < sayEveryMs) return
    saidAt.current = now
    sayTyping(conversationId)
  }
}
