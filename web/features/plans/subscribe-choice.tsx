import { useState } from 'react'
import type { z } from 'zod'
import type { PlanTerms } from '#shared/api/plans.schemas.ts'
import { useListPlansOfProductQuery } from '../../data/plans.ts'
import { AddToBasket } from '../cart/add-to-basket.tsx'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Money } from '../../ui/money.tsx'
import { planWords } from './plan-words.ts'
import styles from './subscribe-choice.module.css'

type Terms = z.output<typeof PlanTerms>

interface SubscribeChoiceProps {
  productId: string
  variant: { id: string; available: number }
  quantity: number
}

/** The plans by which the chosen variant comes again and again, and the button that puts it into the basket so. */
export default function SubscribeChoice({ productId, variant, quantity }: SubscribeChoiceProps) {
  const { data } = useListPlansOfProductQuery({ id: productId })
  const [wanted, setWanted] = useState<string>()
  const plans = data?.items.filter(({ variantId }) => variantId === variant.id) ?? []
  const chosen = plans.find(({ id }) => id === wanted) ?? plans[0]
  if (!chosen) return null
  return (
    <section className={styles.box} aria-labelledby="subscribe">
      <h2 id="subscribe">Get it again and again</h2>
      <Choices legend="How often" isLegendHidden>
        {plans.map((plan) => (
          <Choice
            key={plan.id}
            name="plan"
            value={plan.id}
            isChosen={plan === chosen}
            onChoose={() => setWanted(plan.id)}
            title={planWords(plan)}
            note={notesOf(plan)}
            aside={<Money value={plan.price} />}
          />
        ))}
      </Choices>
      <AddToBasket
        variantId={variant.id}
        quantity={quantity}
        planId={chosen.id}
        size="md"
        isDisabled={variant.available === 0}
      >
        Subscribe
      </AddToBasket>
      <p>Skip, pause or cancel in your account. You hear from us before your card expires.</p>
    </section>
  )
}

function notesOf({ trialDays, firstPrice, price, shelfPrice, minCycles, endAfter }: Terms) {
  const less = shelfPrice.amountMinor - price.amountMinor
  const share = less > 0 ? Math.round((less * 100) / shelfPrice.amountMinor) : 0
  const words = [
    trialDays > 0 && `the first ${trialDays} days cost nothing`,
    share > 0 && `${share} % less than once`,
    minCycles > 1 && `at least ${minCycles} times`,
    endAfter !== null && `ends after ${endAfter}`,
  ].filter((word) => word !== false)
  return (
    <>
      {words.join(' · ')}
      {firstPrice && (
        <>
          {words.length > 0 && ' · '}the first for <Money value={firstPrice} />
        </>
      )}
    </>
  )
}
