import { Button } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { fieldErrorsOf, messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../account/account-forms.module.css'
import type { Door } from './door.ts'
import { passkeyRefusal, usePasskeyList, usePasskeys } from './use-passkeys.ts'

/** Keys that live in a device and open the account when it is unlocked. */
export function PasskeysCard({ door }: { door: Door }) {
  const { data, error, refetch } = usePasskeyList(door)
  const { add, remove } = usePasskeys(door)
  const [isAdding, setAdding] = useState(false)
  const takeAway = async (id: string) => {
    try {
      await remove(id)
      notify('The passkey is gone')
    } catch (refusal) {
      notify(messageOf(refusal), 'bad')
    }
  }
  return (
    <Card title="Passkeys">
      <div className={styles.cards}>
        <p>A passkey lives in your phone or computer. You sign in by unlocking it, and there is nothing to type.</p>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonText lines={2} />}
        {data && data.items.length > 0 && (
          <ul className={styles.rows}>
            {data.items.map(({ id, name, createdAt, lastUsedAt }) => (
              <li key={id}>
                <div className={styles.words}>
                  <strong>{name}</strong>
                  <span>
                    Since <Day at={createdAt} />
                    {lastUsedAt && (
                      <>
                        , last used <RelativeTime at={lastUsedAt} />
                      </>
                    )}
                  </span>
                </div>
                <Button variant="danger" size="sm" onClick={() => void takeAway(id)}>
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        )}
        {isAdding ? (
          <AddPasskey add={add} onDone={() => setAdding(false)} />
        ) : (
          <div className={styles.acts}>
            <Button variant="sand" onClick={() => setAdding(true)}>
              Add a passkey
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function AddPasskey({ add, onDone }: { add: (password: string) => Promise<unknown>; onDone: () => void }) {
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()
  const errors = fieldErrorsOf(refusal)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefusal(undefined)
    try {
      await add(password)
      notify('The passkey opens your account now')
      onDone()
    } catch (error) {
      setRefusal(passkeyRefusal(error))
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldSentence('The password', errors['password'])}
      />
      <ProblemNote error={Object.keys(errors).length > 0 ? undefined : refusal} />
      <div className={styles.acts}>
        <Button type="submit" loading={isBusy}>
          Make the passkey
        </Button>
        <Button variant="default" onClick={onDone}>
          Back
        </Button>
      </div>
    </form>
  )
}
