import { useEffect, useRef } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useOpenConversationMutation } from '#web/data/chat.ts'
import { clientGuard, serverGuard } from '#web/data/guard.ts'
import { ErrorState } from '#web/ui/error-state.tsx'

export const loader = serverGuard('storefront')
export const clientLoader = clientGuard('storefront')

/** Finds or begins the conversation with a shop (`/messages/with/<shop>`) or with the market (`/messages/help`), and goes there. */
export default function OpenConversation() {
  const { shopId } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const [open, { error }] = useOpenConversationMutation()
  const isAsked = useRef(false)
  const go = () =>
    open({ body: { ...(shopId && { shopId }) } })
      .unwrap()
      .then(({ id }) => navigate(`/messages/${id}${search.size > 0 ? `?${search}` : ''}`, { replace: true }))
      .catch(() => {})
  useEffect(() => {
    // Once, though React looks twice in development; the market would find the same conversation anyway.
    if (!isAsked.current) void go()
    isAsked.current = true
  })
  return (
    <>
      <title>Messages</title>
      {error ? <ErrorState error={error} onRetry={() => void go()} /> : <output>Opening the conversation …</output>}
    </>
  )
}
