import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** An account with which nothing was bought yet. */
export function NoOrders() {
  return (
    <EmptyState title="No orders yet" action={<ButtonLink to="/products">See what’s new</ButtonLink>}>
      What you buy stands here, with where each parcel is and what can be done about it.
    </EmptyState>
  )
}
