import { Link, useSearchParams } from 'react-router'
import { useConfirmEmailChangeMutation } from '#web/data/account.ts'
import { problemOf } from '#web/data/problem.ts'
import { DoorPage } from '#web/features/identity/door-page.tsx'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'

/** Where the letter to a new e-mail address leads; a press of the button makes it count. */
export default function EmailConfirmationPage() {
  const token = useSearchParams()[0].get('token') ?? ''
  const [confirm, { data, error, isLoading }] = useConfirmEmailChangeMutation()
  const isSpent = token === '' || problemOf(error)?.code === 'link_invalid'
  const title = data ? 'It is yours' : isSpent ? 'This link does not work' : 'Is this your address?'
  return (
    <DoorPage
      title={title}
      lead={
        data
          ? `Your account belongs to ${data.email} now.`
          : isSpent
            ? 'It was used already, is too old, or was cut off by the mail program.'
            : 'Your account will belong to it: letters go there, and you sign in with it.'
      }
    >
      {!isSpent && !data && (
        <>
          <ProblemNote error={error} />
          <Button
            size="lg"
            isWide
            isBusy={isLoading}
            disabled={isLoading}
            onClick={() => void confirm({ body: { token } })}
          >
            Confirm my new address
          </Button>
        </>
      )}
      {(isSpent || data) && (
        <p>
          <Link to="/account/profile">Go to your account</Link>
        </p>
      )}
    </DoorPage>
  )
}
