import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { WithdrawMethod } from '#shared/api/withdrawals.schemas.ts'
import { useSellerGetSecondFactorQuery } from '#web/data/house-identity.ts'
import { useSettings } from '#web/data/settings.ts'
import { useGetWithdrawalTermsQuery } from '#web/data/withdrawals.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { AddMethodForm } from '#web/features/withdrawals/add-method-form.tsx'
import { RemoveMethod } from '#web/features/withdrawals/remove-method.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconBuildingBank, IconMail } from '#web/ui/icons.ts'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SidePanel, WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import styles from './withdraw-methods.module.css'

export default function WithdrawMethodsPage() {
  const { name } = useSettings()
  const mayLook = useMay('withdrawals')
  return (
    <>
      <title>{`Bank accounts – ${name}`}</title>
      {mayLook === false ? (
        <NotForStaff page="Bank accounts" title="Where the money goes is not yours to see" />
      ) : (
        <Methods />
      )}
    </>
  )
}

function Methods() {
  const { data: terms, error, refetch } = useGetWithdrawalTermsQuery()
  const { data: secondFactor } = useSellerGetSecondFactorQuery()
  const isOwner = useMay('bank-accounts') === true
  return (
    <>
      <Breadcrumbs steps={[{ to: '/seller/balance', label: 'Balance' }]} here="Bank accounts" />
      <PageHead
        title="Bank accounts"
        lead="Where your money goes when you withdraw it. A new account waits a day before it can be used, and the owner is told by mail."
      />
      <WithSidePanel
        panel={
          isOwner ? (
            <SidePanel title="Add an account">
              {secondFactor?.isOn === false ? (
                <Note
                  tone="due"
                  action={
                    <Button component={Link} to="/seller/security" size="sm">
                      Set it up
                    </Button>
                  }
                >
                  Where the money goes can be changed with a second step alone, so that a stolen password is not enough.
                </Note>
              ) : (
                <AddMethodForm />
              )}
            </SidePanel>
          ) : (
            <SidePanel title="Only the owner">
              <p>The owner of the shop alone says where its money goes.</p>
            </SidePanel>
          )
        }
      >
        <Card title="Accounts">
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : !terms ? (
            <SkeletonText lines={4} />
          ) : terms.methods.length === 0 ? (
            <EmptyState title="No account yet" isSmall>
              Add the bank account or PayPal address to which your money shall go.
            </EmptyState>
          ) : (
            <ul className={styles.methods}>
              {terms.methods.map((method) => (
                <Method key={method.id} method={method} isOwner={isOwner} />
              ))}
            </ul>
          )}
        </Card>
      </WithSidePanel>
    </>
  )
}

function Method({ method, isOwner }: { method: WithdrawMethod; isOwner: boolean }) {
  const [isRemoving, setRemoving] = useState(false)
  const { kind, label, holder, isUsable, usableFrom } = method
  return (
    <li>
      {kind === 'bank' ? <IconBuildingBank size={24} aria-hidden /> : <IconMail size={24} aria-hidden />}
      <span className={styles.words}>
        <strong>{label}</strong>
        <span className={styles.quiet}>{kind === 'bank' ? holder : 'PayPal'}</span>
      </span>
      {isUsable ? (
        <StateBadge tone="good">Confirmed</StateBadge>
      ) : (
        <StateBadge tone="due">
          Usable <RelativeTime at={usableFrom} />
        </StateBadge>
      )}
      {isOwner && (
        <Button variant="subtle" size="sm" onClick={() => setRemoving(true)} aria-label={`Remove ${label}`}>
          Remove
        </Button>
      )}
      {isRemoving && <RemoveMethod method={method} onClose={() => setRemoving(false)} />}
    </li>
  )
}
