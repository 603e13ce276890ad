import { useMounted } from '@mantine/hooks'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { problemOf } from '#web/data/problem.ts'
import { DoorPage } from '#web/features/identity/door-page.tsx'
import { doorPath } from '#web/features/identity/door.ts'
import { useDoor } from '#web/features/identity/use-door.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'

/**
 * Where the link in the letter leads. It takes a press of the button to use it up, because programs that look at mails
 * open every link in them.
 */
export default function ActivationPage() {
  const { door, next, activate } = useDoor()
  const token = useSearchParams()[0].get('token') ?? ''
  const navigate = useNavigate()
  // The page stands before its scripts do, and a press before them would go nowhere.
  const isReady = useMounted()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()

  const confirm = async () => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await activate(token)
      await navigate(next, { replace: true })
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  const isSpent = token === '' || problemOf(refusal)?.code === 'link_invalid'
  return (
    <DoorPage
      title={isSpent ? 'This link does not work' : 'One press, and you are in'}
      lead={
        isSpent
          ? 'It was used already, is too old, or was cut off by the mail program. If you used it before, you can simply sign in.'
          : door === 'seller'
            ? 'You confirm your address, and your shop is put before the people who run the market.'
            : 'You confirm that this address is yours.'
      }
    >
      {!isSpent && <ProblemNote error={refusal} />}
      {!isSpent && (
        <Button size="lg" isWide isBusy={isBusy} disabled={isBusy || !isReady} onClick={() => void confirm()}>
          Confirm my address
        </Button>
      )}
      {isSpent && (
        <p>
          <Link to={doorPath(door, 'sign-in')}>Sign in</Link> or{' '}
          <Link to={doorPath(door, 'sign-up')}>sign up again</Link>
        </p>
      )}
    </DoorPage>
  )
}
