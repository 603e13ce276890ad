import { Button } from '@mantine/core'
import { useState } from 'react'
import { fieldErrorsOf } from '../../data/problem.ts'
import { useCloseOwnShopMutation } from '../../data/own-shop.ts'
import { Ask } from '../../ui/ask.tsx'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './shop-forms.module.css'

/** The end of a shop, for its owner: what it means, and the password once more. */
export function CloseShopCard({ name }: { name: string }) {
  const [isAsking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const [close, { isLoading, error, reset }] = useCloseOwnShopMutation()
  const errors = fieldErrorsOf(error)
  const end = () => {
    setAsking(false)
    setPassword('')
    reset()
  }
  const act = async () => {
    if (!(await close({ body: { password } })).data) return
    notify(`${name} is closed`)
    end()
  }
  return (
    <Card title="Closing the shop">
      <div className={styles.form}>
        <p>
          Your things leave the shelf for good. Before that, orders, returns and subscriptions have to end, and your
          balance has to be withdrawn. What you sold, your invoices and your messages can still be seen.
        </p>
        <div>
          <Button variant="danger" onClick={() => setAsking(true)}>
            Close the shop
          </Button>
        </div>
      </div>
      <Ask
        isOpen={isAsking}
        onClose={end}
        title={`Close ${name} for good?`}
        act={`Close ${name}`}
        onAct={() => void act()}
        isBusy={isLoading}
        isDanger
        refusal={errors['password'] ? undefined : error}
      >
        <p>It cannot be opened again. You may open another shop later.</p>
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldSentence('The password', errors['password'])}
        />
      </Ask>
    </Card>
  )
}
