import styles from '#web/features/account/account-forms.module.css'
import { PasswordCard } from '#web/features/account/password-card.tsx'
import { SessionsCard } from '#web/features/account/sessions-card.tsx'
import { PasskeysCard } from '#web/features/identity/passkeys-card.tsx'
import { SecondFactor } from '#web/features/identity/second-factor.tsx'

export default function AccountSecurityPage() {
  return (
    <>
      <title>Sign-in and security</title>
      <h1>Sign-in and security</h1>
      <div className={styles.cards}>
        <PasswordCard />
        <PasskeysCard door="storefront" />
        <SecondFactor door="storefront" />
        <SessionsCard />
      </div>
    </>
  )
}
