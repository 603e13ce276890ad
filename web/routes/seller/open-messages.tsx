import { useEffect, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useOpenShopConversationMutation } from '#web/data/chat.ts'
import { ErrorState } from '#web/ui/error-state.tsx'

/** Finds or begins the conversation with the customer of an order, or with the market, and goes there. */
export default function OpenShopConversation() {
  const { orderId } = useParams()
  const navigate = useNavigate()
  const [open, { error }] = useOpenShopConversationMutation()
  const isAsked = useRef(false)
  const go = () =>
    open({ body: { ...(orderId && { orderId }) } })
      .unwrap()
      .then(({ id }) =>
        navigate(`/seller/messages/${id}?view=all${orderId ? `&order=${orderId}` : ''}`, { replace: true }),
      )
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
