import { useLocation } from 'react-router'
import { useSettings } from '#web/data/settings.ts'
import { doorOf } from '#web/features/identity/door.ts'
import { PasskeysCard } from '#web/features/identity/passkeys-card.tsx'
import { SecondFactor } from '#web/features/identity/second-factor.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

/** How the door of this page is kept shut to others. */
export default function SecurityPage() {
  const { name } = useSettings()
  const door = doorOf(useLocation().pathname)
  return (
    <>
      <title>{`Security – ${name}`}</title>
      <PageHead title="Security" lead="Who signs in as you, and what it takes." />
      <SecondFactor door={door} />
      <PasskeysCard door={door} />
    </>
  )
}
