import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useAlive } from '../../ui/use-alive.ts'
import type { Door } from './door.ts'
import { passkeyRefusal, usePasskeys } from './use-passkeys.ts'

/** Signing in by unlocking a device, which takes a script: until that has arrived there is nothing to press. */
export default function PasskeySignIn({ door, next }: { door: Door; next: string }) {
  const { signIn } = usePasskeys(door)
  const isAlive = useAlive()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()
  const submit = async () => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await signIn()
      // A whole new page, which knows who came in.
      window.location.assign(next)
    } catch (error) {
      setRefusal(passkeyRefusal(error))
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        variant="outline"
        size="lg"
        isWide
        isBusy={isBusy}
        disabled={isBusy || !isAlive}
        onClick={() => void submit()}
      >
        Use a passkey
      </Button>
      <ProblemNote error={refusal} />
    </>
  )
}
