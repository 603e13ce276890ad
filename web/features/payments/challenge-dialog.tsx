import { useState } from 'react'
import { messageOf, problemOf } from '../../data/problem.ts'
import { useAnswerSandboxChallengeMutation, useGetSandboxChallengeQuery } from '../../data/payments.ts'
import { useSettings } from '../../data/settings.ts'
import { Button } from '../../ui/button.tsx'
import { CodeInput } from '../../ui/code-input.tsx'
import { IconAlertTriangle, IconShieldCheck } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './challenge-dialog.module.css'

/** The code that the sandbox bank "sends"; nothing is sent, so it stands beside the boxes. */
const sandboxCode = '417203'

type Outcome = 'approve' | 'decline' | 'time_out'

interface ChallengeDialogProps {
  /** The gateway's reference of what is to be confirmed. */
  reference: string
  /** The shops that are paid. */
  shops: readonly string[]
  /** The bank has its answer, whatever it was. */
  onDone: () => void
}

/** 3-D Secure at the sandbox bank: the customer confirms, or provokes what a real bank might do. Escape cancels. */
export default function ChallengeDialog({ reference, shops, onDone }: ChallengeDialogProps) {
  const { name, locale } = useSettings()
  const { data: challenge, error } = useGetSandboxChallengeQuery({ id: reference })
  const [answer] = useAnswerSandboxChallengeMutation()
  const [code, setCode] = useState('')
  const [wrongCode, setWrongCode] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [underway, setUnderway] = useState<Outcome>()

  const send = async (outcome: Outcome) => {
    if (underway) return
    setUnderway(outcome)
    setRefusal(undefined)
    try {
      await answer({ id: reference, body: { outcome, ...(outcome === 'approve' && { code }) } }).unwrap()
      onDone()
    } catch (refused) {
      setUnderway(undefined)
      // Answered in another tab, or the bank gave up waiting: the payment itself tells how it ended.
      if (problemOf(refused)?.code === 'challenge_over') onDone()
      else setRefusal(messageOf(refused))
    }
  }
  const confirm = () => {
    if (code === sandboxCode) void send('approve')
    else setWrongCode(code.length < 6 ? 'The code has six digits.' : 'This is not the code.')
  }

  return (
    <Sheet labelledBy="challenge" onCancel={() => void send('decline')}>
      <p className={styles.sandbox}>
        <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
        <span>
          <strong>Sandbox.</strong> No bank is called and no money moves.
        </span>
      </p>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <p className={styles.bank}>
          <span>Sandbox bank</span>
          <span className={styles.secure}>
            <IconShieldCheck size={18} stroke={1.6} aria-hidden />
            3-D Secure
          </span>
        </p>
        <h2 id="challenge">Is this you paying?</h2>
        <dl className={styles.facts}>
          <div>
            <dt>To</dt>
            <dd>
              {name}, for {new Intl.ListFormat(locale).format(shops)}
            </dd>
          </div>
          <div>
            <dt>Amount</dt>
            <dd>{challenge ? <Money value={challenge.amount} /> : <Skeleton width="72px" />}</dd>
          </div>
          <div>
            <dt>Card</dt>
            <dd>{challenge ? `ending ${challenge.last4}` : <Skeleton width="96px" />}</dd>
          </div>
        </dl>
        <CodeInput
          label="The code from your bank"
          value={code}
          onChange={(typed) => {
            setCode(typed)
            setWrongCode('')
          }}
          error={wrongCode}
        />
        <p className={styles.hint}>In the sandbox the code is 417 203</p>
        <ProblemNote error={refusal ?? error} />
        <Button type="submit" size="lg" isWide isBusy={underway === 'approve'} disabled={underway !== undefined}>
          Confirm payment
        </Button>
        <div className={styles.provoke}>
          <Button
            variant="sand"
            isBusy={underway === 'decline'}
            disabled={underway !== undefined}
            onClick={() => void send('decline')}
          >
            Simulate a decline
          </Button>
          <Button
            variant="sand"
            isBusy={underway === 'time_out'}
            disabled={underway !== undefined}
            onClick={() => void send('time_out')}
          >
            Simulate a timeout
          </Button>
        </div>
        <button type="button" className={styles.cancel} onClick={() => void send('decline')}>
          Cancel and go back
        </button>
      </form>
    </Sheet>
  )
}
