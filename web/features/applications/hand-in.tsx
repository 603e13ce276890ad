import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Application } from '#shared/api/applications.schemas.ts'
import { useHandInApplicationMutation } from '../../data/applications.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { missingWords } from './application-words.ts'
import styles from './application.module.css'

/** The terms, and the button that hands everything in; it says what is still missing. */
export function HandIn({ application }: { application: Application }) {
  const { terms } = application
  const [handIn, { isLoading, error }] = useHandInApplicationMutation()
  const [accepted, setAccepted] = useState('')
  const isAccepted = !terms.isAsked || accepted === terms.text
  const missing = missingWords(application)
  const submit = async () => {
    const { data } = await handIn({ body: { acceptedTerms: terms.isAsked ? accepted : '' } })
    if (data) notify('Your application is handed in')
  }
  return (
    <Card title={terms.isAsked ? 'Terms' : 'Hand it in'}>
      <div className={styles.form}>
        {terms.isAsked && (
          <>
            <p className={styles.terms}>{terms.text}</p>
            <Checkbox
              label="I have read the terms and accept them"
              checked={isAccepted}
              onChange={({ currentTarget }) => setAccepted(currentTarget.checked ? terms.text : '')}
            />
          </>
        )}
        {missing && <p className={styles.quiet}>Still missing: {missing}.</p>}
        <ProblemNote error={error} />
        <div>
          <Button loading={isLoading} disabled={missing !== '' || !isAccepted} onClick={() => void submit()}>
            Hand in the application
          </Button>
        </div>
      </div>
    </Card>
  )
}
