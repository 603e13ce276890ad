import { useState } from 'react'
import type { CartShop } from '#shared/api/cart.schemas.ts'
import { useChooseShippingMutation } from '../../data/cart.ts'
import { messageOf } from '../../data/problem.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Money } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { deliveryWords } from './delivery-words.ts'
import type { InTurn } from './use-in-turn.ts'
import styles from './delivery-choice.module.css'

interface DeliveryChoiceProps {
  basketShop: CartShop
  inTurn: InTurn
  /** The question is already in a heading above. */
  isLegendHidden?: boolean
}

/** Why a shop cannot send what is in the basket. */
const whyNot = {
  no_way: 'has no way to send parcels right now',
  on_holiday: 'is on holiday until',
  not_there: 'does not send to where this goes',
  too_heavy: 'has no way to send something so heavy',
  amount: 'has no way to send for this amount',
}

/** How one shop shall send its parcel; the choice is marked at once and kept in the basket. */
export function DeliveryChoice({ basketShop, inTurn, isLegendHidden = false }: DeliveryChoiceProps) {
  const { shop, lines, shippingMethods, shippingMethodId } = basketShop
  const [choose] = useChooseShippingMutation()
  const [wanted, setWanted] = useState<string>()
  const [refusal, setRefusal] = useState('')
  const chosen = wanted ?? shippingMethodId

  const pick = async (id: string) => {
    setWanted(id)
    setRefusal('')
    try {
      await inTurn(() => choose({ id: shop.id, body: { shippingMethodId: id } }).unwrap())
    } catch (error) {
      setRefusal(messageOf(error))
    }
    setWanted((latest) => (latest === id ? undefined : latest))
  }

  if (basketShop.isDownload && !basketShop.shippingProblem)
    return <p className={styles.download}>A download: yours at once, with nothing to send.</p>
  if (shippingMethods.length === 0)
    return (
      <p className={styles.none}>
        {shop.name} {whyNot[basketShop.shippingProblem ?? 'no_way']}
        {basketShop.holidayUntil && ` ${basketShop.holidayUntil}`}:{' '}
        {lines.map(({ product }) => product.title).join(', ')}.
      </p>
    )
  return (
    <div className={styles.delivery}>
      <Choices legend={`How should ${shop.name} send it?`} isLegendHidden={isLegendHidden}>
        {shippingMethods.map((method) => (
          <Choice
            key={method.id}
            name={`delivery-${shop.id}`}
            value={method.id}
            isChosen={chosen === method.id}
            onChoose={() => void pick(method.id)}
            title={method.name}
            note={deliveryWords(method)}
            aside={<Money value={method.cost} freeWord="Free" />}
          />
        ))}
      </Choices>
      <ProblemNote error={refusal} />
    </div>
  )
}
