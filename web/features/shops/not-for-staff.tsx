import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Said calmly to staff who open a page of the owner: nothing went wrong, and what is theirs is one step away. */
export function NotForStaff({ title }: { title: string }) {
  return (
    <EmptyState
      title={title}
      action={
        <Button component={Link} to="/seller/orders">
          To the orders
        </Button>
      }
    >
      It is kept by the owner and the managers of the shop. If you need something from it, ask one of them.
    </EmptyState>
  )
}
