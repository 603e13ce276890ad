import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRemindAllMutation } from '../../data/subscriptions.ts'
import { Ask } from '../../ui/ask.tsx'
import { IconSend } from '../../ui/icons.ts'
import { notify } from '../../ui/toaster.tsx'

/** Reminds everybody who owes, `count` of them, after it was asked whether that is meant. */
export function RemindAll({ count }: { count: number }) {
  const [remind, { isLoading, error, reset }] = useRemindAllMutation()
  const [isAsking, setAsking] = useState(false)
  const title = count === 1 ? 'Remind the one who owes?' : `Remind all ${count}?`
  const ask = () => {
    reset()
    setAsking(true)
  }
  const act = async () => {
    const done = await remind()
    if (!done.data) return
    notify(toldOf(done.data))
    setAsking(false)
  }
  return (
    <>
      <Button leftSection={<IconSend size={18} aria-hidden />} onClick={ask}>
        {count === 1 ? 'Remind' : `Remind all ${count}`}
      </Button>
      <Ask
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={title}
        act="Send the reminders"
        onAct={() => void act()}
        isBusy={isLoading}
        refusal={error}
      >
        <p>
          Each customer gets a letter for each subscription that is unpaid, with a link to it. Who was reminded today is
          left out.
        </p>
      </Ask>
    </>
  )
}

function toldOf({ sent, remindedAlready }: { sent: number; remindedAlready: number }): string {
  const already = remindedAlready === 0 ? '' : `, ${remindedAlready} had one today already`
  return sent === 0 ? `No reminder sent${already}` : `${sent === 1 ? '1 reminder' : `${sent} reminders`} sent${already}`
}
