import { Button } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { privacyEndpoints } from '#shared/api/privacy.ts'
import { useGetAccountQuery } from '#web/data/account.ts'
import {
  useListDataExportsQuery,
  useRequestDataExportMutation,
  useRequestErasureMutation,
  useWithdrawErasureMutation,
} from '#web/data/privacy.ts'
import { fieldErrorsOf, messageOf } from '#web/data/problem.ts'
import styles from '#web/features/account/account-forms.module.css'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { fieldSentence } from '#web/ui/field-sentence.ts'
import { Note } from '#web/ui/note.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { notify } from '#web/ui/toaster.tsx'

export default function PrivacyPage() {
  return (
    <>
      <title>Your data</title>
      <h1>Your data</h1>
      <div className={styles.cards}>
        <CopyCard />
        <ErasureCard />
      </div>
    </>
  )
}

/** While a copy is being made the page looks whether it is ready. */
const lookAgainMs = 2_000

function CopyCard() {
  const [isWaiting, setWaiting] = useState(false)
  const { data, error, refetch } = useListDataExportsQuery(undefined, { pollingInterval: isWaiting ? lookAgainMs : 0 })
  const [request, { isLoading, error: refusal }] = useRequestDataExportMutation()
  const isBeingMade = data?.items.some(({ readyAt }) => readyAt === null) ?? false
  if (isBeingMade !== isWaiting) setWaiting(isBeingMade)
  return (
    <Card title="A copy of it">
      <div className={styles.cards}>
        <p>All that this market knows about you, as files that people and programs can read.</p>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && data.items.length > 0 && (
          <ul className={styles.rows}>
            {data.items.map(({ id, askedAt, readyAt, expiresAt }) => (
              <li key={id}>
                <div className={styles.words}>
                  <strong>
                    Asked for on <Day at={askedAt} />
                  </strong>
                  <span>
                    {readyAt ? (
                      <>
                        Ready until <Day at={expiresAt} />
                      </>
                    ) : (
                      'Being made. We write to you when it is ready.'
                    )}
                  </span>
                </div>
                {readyAt && (
                  <Button
                    component="a"
                    href={privacyEndpoints.getDataExport.path.replace(':id', id)}
                    download
                    variant="sand"
                    size="sm"
                  >
                    Download
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <WithPassword
          act="Ask for a copy"
          isBusy={isLoading}
          error={refusal}
          send={async (password) => !(await request({ body: { password } })).error}
        />
      </div>
    </Card>
  )
}

function ErasureCard() {
  const { data: account } = useGetAccountQuery()
  const [request, { isLoading, error }] = useRequestErasureMutation()
  const [withdraw, withdrawing] = useWithdrawErasureMutation()
  const stay = async () => {
    try {
      await withdraw().unwrap()
      notify('Your account stays')
    } catch (refusal) {
      notify(messageOf(refusal), 'bad')
    }
  }
  const dueAt = account?.erasureDueAt
  return (
    <Card title="Being forgotten">
      <div className={styles.cards}>
        {dueAt ? (
          <Note
            tone="due"
            action={
              <Button size="sm" loading={withdrawing.isLoading} onClick={() => void stay()}>
                Keep my account
              </Button>
            }
          >
            Your account will be erased on <Day at={dueAt} />. Until then everything goes on as before.
          </Note>
        ) : (
          <>
            <p>
              Thirty days after you ask, your name, addresses and letters go for good. What you said in reviews and
              messages stands without your name, and invoices are kept for as long as the law asks.
            </p>
            <WithPassword
              act="Erase my account"
              isDanger
              isBusy={isLoading}
              error={error}
              send={async (password) => !(await request({ body: { password } })).error}
            />
          </>
        )}
      </div>
    </Card>
  )
}

interface WithPasswordProps {
  act: string
  isDanger?: boolean
  isBusy: boolean
  error: unknown
  /** Answers whether it was taken. */
  send: (password: string) => Promise<boolean>
}

/** A grave act that asks for the password once more. */
function WithPassword({ act, isDanger = false, isBusy, error, send }: WithPasswordProps) {
  const [isOpen, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const errors = fieldErrorsOf(error)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!(await send(password))) return
    setPassword('')
    setOpen(false)
  }
  const variant = isDanger ? 'danger' : 'sand'
  if (!isOpen)
    return (
      <div className={styles.acts}>
        <Button variant={variant} onClick={() => setOpen(true)}>
          {act}
        </Button>
      </div>
    )
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldSentence('The password', errors['password'])}
      />
      <ProblemNote error={Object.keys(errors).length > 0 ? undefined : error} />
      <div className={styles.acts}>
        <Button type="submit" variant={variant} loading={isBusy}>
          {act}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          Back
        </Button>
      </div>
    </form>
  )
}
