import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import asking from '../orders/asking.module.css'

interface ReportSheetProps {
  /** Who does not read it: an author, or a shop. */
  unread: string
  /** Sends it; answers what was refused. */
  onReport: (reason: string) => Promise<{ error?: unknown }>
  onClose: () => void
}

/** Asks a reader what is wrong with something; only the operator reads it. */
export function ReportSheet({ unread, onReport, onClose }: ReportSheetProps) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()
  const send = async () => {
    setBusy(true)
    const { error } = await onReport(reason)
    setBusy(false)
    setRefusal(error)
    if (error) return
    notify('Thank you. We will look at it.')
    onClose()
  }
  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={asking.ask}>
        <h2 id={`${id}-title`}>What is wrong with it?</h2>
        <p>The operator of the market reads this, not {unread}.</p>
        <label htmlFor={`${id}-reason`}>In a few words</label>
        <textarea
          id={`${id}-reason`}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={refusal} />
        <div className={asking.ways}>
          <Button variant="outline" disabled={isBusy} onClick={onClose}>
            Never mind
          </Button>
          <Button isBusy={isBusy} disabled={isBusy} onClick={() => void send()}>
            Report it
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
