import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SavedAddress } from '#shared/api/account.schemas.ts'
import { useListAddressesQuery, useMakeAddressDefaultMutation, useRemoveAddressMutation } from '#web/data/account.ts'
import { messageOf } from '#web/data/problem.ts'
import { useLocale } from '#web/data/settings.ts'
import styles from '#web/features/account/account-forms.module.css'
import { AddressSheet } from '#web/features/account/address-sheet.tsx'
import { countryName } from '#web/features/market/country-name.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { notify } from '#web/ui/toaster.tsx'

export default function AddressesPage() {
  const { data, error, refetch } = useListAddressesQuery()
  const [open, setOpen] = useState<SavedAddress | 'new'>()
  const addButton = <Button onClick={() => setOpen('new')}>Add an address</Button>
  return (
    <>
      <title>Your addresses</title>
      <h1>Addresses</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="240px" radius="20px" />}
      {data?.items.length === 0 && (
        <EmptyState title="No address yet" action={addButton}>
          An address you save here is filled in for you at the checkout.
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <Card>
          <ul className={styles.rows}>
            {data.items.map((saved) => (
              <AddressRow key={saved.id} saved={saved} onChange={() => setOpen(saved)} />
            ))}
          </ul>
          <div className={styles.acts}>{addButton}</div>
        </Card>
      )}
      {open && <AddressSheet saved={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function AddressRow({ saved, onChange }: { saved: SavedAddress; onChange: () => void }) {
  const locale = useLocale()
  const [makeDefault, making] = useMakeAddressDefaultMutation()
  const [remove, removing] = useRemoveAddressMutation()
  const { id, address, isDefault } = saved
  const { name, line1, line2, postalCode, city, region, country } = address
  const act = async (done: Promise<unknown>, words: string) => {
    try {
      await done
      notify(words)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <li>
      <div className={styles.words}>
        <strong>
          {name} {isDefault && <StateBadge tone="good">Filled in first</StateBadge>}
        </strong>
        <span>
          {[line1, line2, `${postalCode} ${city}`, region, countryName(country, locale)].filter(Boolean).join(', ')}
        </span>
      </div>
      <div className={styles.acts}>
        {!isDefault && (
          <Button
            variant="subtle"
            size="sm"
            loading={making.isLoading}
            onClick={() => void act(makeDefault({ id }).unwrap(), 'This address is filled in first now')}
          >
            Fill in first
          </Button>
        )}
        <Button variant="sand" size="sm" aria-label={`Change ${line1}`} onClick={onChange}>
          Change
        </Button>
        <Button
          variant="danger"
          size="sm"
          aria-label={`Remove ${line1}`}
          loading={removing.isLoading}
          onClick={() => void act(remove({ id }).unwrap(), 'The address is gone')}
        >
          Remove
        </Button>
      </div>
    </li>
  )
}
