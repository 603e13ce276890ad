import { useGetAccountQuery } from '#web/data/account.ts'
import { EmailCard } from '#web/features/account/email-card.tsx'
import { ProfileCard } from '#web/features/account/profile-card.tsx'
import styles from '#web/features/account/account-forms.module.css'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

export default function ProfilePage() {
  const { data: account, error, refetch } = useGetAccountQuery()
  return (
    <>
      <title>Your profile</title>
      <h1>Profile</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!account && !error && <Skeleton height="360px" radius="20px" />}
      {account && (
        <div className={styles.cards}>
          <ProfileCard key={account.name} account={account} />
          <EmailCard account={account} />
        </div>
      )}
    </>
  )
}
