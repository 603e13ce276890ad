import { Checkbox } from '@mantine/core'
import { Suspense, useCallback, useEffect, useRef, useState, type ComponentType } from 'react'
import { useListPaymentMethodsQuery } from '../../data/payments.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CardMark } from './card-mark.tsx'
import { cardName, expiryWords } from './kept-card-words.ts'
import type { CustomerAction, PaymentFormProps, PreparePayment } from './payment-method.ts'
import styles from './kept-means-form.module.css'

interface KeptMeansFormProps extends PaymentFormProps {
  kind: 'card' | 'paypal'
  words: { legend: string; another: string; forSubscriptions: string; forLater: string }
  /** What is new is kept with the payment; before it where this is left out. */
  withCharge?: 'card' | 'paypal' | undefined
  /** The form for what is not kept yet. */
  NewMeans: ComponentType<PaymentFormProps>
}

/** What a customer lets the market keep, what they have chosen first, or something new, which is kept with their consent. */
export function KeptMeansForm({ session, setSubmit, kind, words, withCharge, NewMeans }: KeptMeansFormProps) {
  const { data, error } = useListPaymentMethodsQuery()
  const [wanted, setWanted] = useState<string>()
  const [agrees, setAgrees] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const typed = useRef<PreparePayment | null>(null)
  const [isReady, setReady] = useState(false)
  const kept = (data?.items ?? []).filter((each) => each.kind === kind)
  const chosen = wanted === 'another' ? undefined : (kept.find(({ id }) => id === wanted) ?? kept[0])
  const chosenId = chosen?.id
  const keepTyped = useCallback((prepare: PreparePayment | null) => {
    typed.current = prepare
    setReady(prepare !== null)
  }, [])
  const { mustKeep = false, gateways } = session
  const { card } = gateways
  const publishableKey = kind === 'card' && card?.name === 'stripe' ? card.publishableKey : null
  const consent = mustKeep ? words.forSubscriptions : words.forLater

  useEffect(() => {
    // Nothing can be made ready before the form for it is there.
    if (!chosenId && !isReady) return
    setSubmit(async () => {
      if (chosenId) return { paymentMethodId: chosenId, ...(publishableKey && { answer: answerAt(publishableKey) }) }
      if (mustKeep && !agrees) {
        setAsked(true)
        return null
      }
      const made = await typed.current?.()
      return made ? { ...made, ...(agrees && { consent, ...(withCharge && { withCharge }) }) } : null
    })
    return () => setSubmit(null)
  }, [setSubmit, chosenId, isReady, publishableKey, mustKeep, agrees, consent, withCharge])

  if (!data && !error) return <Skeleton height="120px" radius="14px" />
  return (
    <div className={styles.form}>
      {kept.length > 0 && (
        <Choices legend={words.legend}>
          {kept.map((each) => (
            <Choice
              key={each.id}
              name="kept-means"
              value={each.id}
              isChosen={each === chosen}
              onChoose={() => setWanted(each.id)}
              title={cardName(each)}
              note={expiryWords(each)}
              aside={<CardMark brand={each.brand?.toLowerCase() ?? ''} />}
            />
          ))}
          <Choice
            name="kept-means"
            value="another"
            isChosen={!chosen}
            onChoose={() => setWanted('another')}
            title={words.another}
          />
        </Choices>
      )}
      {!chosen && (
        <>
          <Suspense fallback={<Skeleton height="120px" radius="14px" />}>
            <NewMeans session={{ ...session, keeps: agrees || mustKeep }} setSubmit={keepTyped} />
          </Suspense>
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

/** Stripe's script is only asked for when the bank wants its customer. */
function answerAt(publishableKey: string) {
  return async (action: CustomerAction): Promise<'answered'> => {
    const [{ stripeOf }, { answerAtStripe }] = await Promise.all([
      import('./stripe.ts'),
      import('./answer-at-stripe.ts'),
    ])
    const stripe = await stripeOf(publishableKey)
    return stripe ? await answerAtStripe(stripe)(action) : 'answered'
  }
}
