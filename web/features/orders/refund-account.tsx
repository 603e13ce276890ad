import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '#shared/api/orders.schemas.ts'
import { useGetRefundAccountQuery, useGiveRefundAccountMutation } from '../../data/orders.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Day } from '../../ui/relative-time.tsx'
import styles from './refund-account.module.css'

interface RefundAccountProps {
  order: Order
  checkoutKey: string | null
}

/** Where the money of an order that was paid in cash goes back to: the customer names a bank account, or reads which. */
export default function RefundAccount({ order, checkoutKey }: RefundAccountProps) {
  const where = { id: order.id, ...(checkoutKey !== null && { key: checkoutKey }) }
  const { data } = useGetRefundAccountQuery(where)
  const [give, { isLoading, error }] = useGiveRefundAccountMutation()
  const [isOther, setOther] = useState(false)
  const [holder, setHolder] = useState(order.address.name)
  const [iban, setIban] = useState('')
  if (!data) return null
  const { account } = data
  const errors = fieldErrorsOf(error)

  const send = async () => {
    const given = await give({ ...where, body: { holder, iban } })
    if (given.data) setOther(false)
  }

  return (
    <Card title="Where your money goes back to">
      {account && !isOther ? (
        <div className={styles.account}>
          <p>
            {account.holder}, the account that ends in {account.iban}, named <Day at={account.givenAt} />. You read by
            mail when the money has been sent.
          </p>
          <Button variant="sand" size="sm" onClick={() => setOther(true)}>
            Name another
          </Button>
        </div>
      ) : (
        <form
          className={styles.account}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <TextInput
            label="Account holder"
            autoComplete="name"
            value={holder}
            onChange={({ currentTarget }) => setHolder(currentTarget.value)}
            error={fieldSentence('Account holder', errors['holder'])}
          />
          <TextInput
            label="IBAN"
            autoComplete="off"
            spellCheck={false}
            value={iban}
            onChange={({ currentTarget }) => setIban(currentTarget.value)}
            error={fieldSentence('IBAN', errors['iban'])}
          />
          {Object.keys(errors).length === 0 && <ProblemNote error={error} />}
          <Button type="submit" loading={isLoading}>
            Send it there
          </Button>
        </form>
      )}
    </Card>
  )
}
