import { Checkbox } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useListPaymentMethodsQuery } from '../../data/payments.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CardMark } from './card-mark.tsx'
import { cardName, expiryWords } from './kept-card-words.ts'
import type { PaymentFormProps, PreparePayment } from './payment-method.ts'
import SandboxCardForm from './sandbox-card-form.tsx'
import styles from './kept-card-form.module.css'

const forSubscriptions = 'I agree that this card is kept and charged for my subscriptions until I cancel them.'
const forLater = 'Keep this card, so that I can pay with it again.'

/** One of the cards a customer lets the market keep, or another, which is kept with their consent. */
export default function KeptCardForm(props: PaymentFormProps) {
  const { session, setSubmit } = props
  const { data, error } = useListPaymentMethodsQuery()
  const [wanted, setWanted] = useState<string>()
  const [agrees, setAgrees] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const typed = useRef<PreparePayment | null>(null)
  const cards = data?.items ?? []
  const chosen = wanted === 'another' ? undefined : (cards.find(({ id }) => id === wanted) ?? cards[0])
  const chosenId = chosen?.id
  const keepTyped = useCallback((prepare: PreparePayment | null) => (typed.current = prepare), [])
  const { mustKeep = false } = session
  const consent = mustKeep ? forSubscriptions : forLater

  useEffect(() => {
    setSubmit(async () => {
      if (chosenId) return { paymentMethodId: chosenId }
      if (mustKeep && !agrees) {
        setAsked(true)
        return null
      }
      const made = await typed.current?.()
      return made ? { ...made, ...(agrees && { consent }) } : null
    })
    return () => setSubmit(null)
  }, [setSubmit, chosenId, mustKeep, agrees, consent])

  if (!data && !error) return <Skeleton height="120px" radius="14px" />
  return (
    <div className={styles.form}>
      {cards.length > 0 && (
        <Choices legend="Which card">
          {cards.map((card) => (
            <Choice
              key={card.id}
              name="kept-card"
              value={card.id}
              isChosen={card === chosen}
              onChoose={() => setWanted(card.id)}
              title={cardName(card)}
              note={expiryWords(card)}
              aside={<CardMark brand={card.brand?.toLowerCase() ?? ''} />}
            />
          ))}
          <Choice
            name="kept-card"
            value="another"
            isChosen={!chosen}
            onChoose={() => setWanted('another')}
            title="Another card"
          />
        </Choices>
      )}
      {!chosen && (
        <>
          <SandboxCardForm session={session} setSubmit={keepTyped} />
          <Checkbox
            label={consent}
            checked={agrees}
            error={isAsked && !agrees ? 'Without this we cannot charge what comes later.' : undefined}
            onChange={(event) => setAgrees(event.currentTarget.checked)}
          />
        </>
      )}
    </div>
  )
}
