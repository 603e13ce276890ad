import { clientGuard, serverGuard } from '#web/data/guard.ts'
import { useGetHomeQuery } from '#web/data/home.ts'
import { useToldDraft } from '#web/features/home/draft-channel.ts'
import { HomeView } from '#web/features/home/home-view.tsx'
import { StorefrontShell } from '#web/features/market/storefront-shell.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

export const loader = serverGuard('operator')
export const clientLoader = clientGuard('operator')

/** The first page as it would be with what is being arranged, for the frame beside its editor: to look at, not to walk through. */
export default function HomePreviewPage() {
  const { data: saved } = useGetHomeQuery()
  const home = useToldDraft() ?? saved
  return (
    <>
      <title>Preview of the first page</title>
      <meta name="robots" content="noindex" />
      <div inert>
        <StorefrontShell>{home ? <HomeView home={home} /> : <Skeleton height="480px" radius="28px" />}</StorefrontShell>
      </div>
    </>
  )
}
