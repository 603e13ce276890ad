import { useSettings } from '../../data/settings.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'

/** Said calmly to staff who open `page` of the owner: nothing went wrong, and what is theirs is one step away. */
export function NotForStaff({ page, title }: { page: string; title: string }) {
  const { name } = useSettings()
  return (
    <>
      <title>{`${page} – ${name}`}</title>
      <PageHead title={page} />
      <EmptyState title={title} action={<ButtonLink to="/seller/orders">To the orders</ButtonLink>}>
        It is kept by the owner and the managers of the shop. If you need something from it, ask one of them.
      </EmptyState>
    </>
  )
}
