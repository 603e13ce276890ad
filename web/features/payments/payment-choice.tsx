import { lazy, Suspense, useRef, useState, type ComponentType, type LazyExoticComponent } from 'react'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { useTypedEarly } from '../../ui/take-typed.ts'
import { CardMark } from './card-mark.tsx'
import type {
  OrderToPay,
  PaymentFormProps,
  PaymentMethod,
  PaymentMethodId,
  PreparePayment,
  PaymentSession,
} from './payment-method.ts'
import styles from './payment-choice.module.css'

interface PaymentChoiceProps {
  methods: readonly PaymentMethod[]
  order: OrderToPay
  session: PaymentSession
  chosen: PaymentMethodId | undefined
  onChoose: (id: PaymentMethodId) => void
  setSubmit: (prepare: PreparePayment | null) => void
}

/** The ways to pay one under the other; the form of the chosen one opens in its place. Those that cannot be used say why. */
export function PaymentChoice({ methods, order, session, chosen, onChoose, setSubmit }: PaymentChoiceProps) {
  const place = useRef<HTMLFieldSetElement>(null)
  // Taken up here: the form itself comes later, and may come with fields of its own.
  const [typedEarly, setTypedEarly] = useState<PaymentFormProps['typedEarly']>()
  useTypedEarly(place, setTypedEarly)
  return (
    <fieldset ref={place} className={styles.methods}>
      <legend className="visually-hidden">How do you want to pay?</legend>
      {methods.map((method) => {
        const whyNot = method.whyNot(order)
        const isChosen = chosen === method.id && whyNot === null
        return (
          <div key={method.id} className={styles.method} data-chosen={isChosen || undefined}>
            <label className={styles.head} data-disabled={whyNot !== null || undefined}>
              <input
                type="radio"
                name="payment-method"
                value={method.id}
                checked={isChosen}
                disabled={whyNot !== null}
                onChange={() => onChoose(method.id)}
              />
              <span className={styles.words}>
                <span className={styles.label}>{method.label}</span>
                {(whyNot ?? method.note) && <span className={styles.note}>{whyNot ?? method.note}</span>}
              </span>
              {method.id === 'card' && (
                <span className={styles.marks}>
                  <CardMark brand="visa" />
                  <CardMark brand="mastercard" />
                </span>
              )}
            </label>
            {isChosen && (
              <div className={styles.form}>
                {/* Who is signed in is known a moment after the page; then the form with what they let the market keep comes instead. */}
                <MethodForm
                  key={String(method.offersKept)}
                  method={method}
                  session={session}
                  typedEarly={typedEarly}
                  setSubmit={setSubmit}
                />
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

const forms = new Map<PaymentMethod['load'], LazyExoticComponent<ComponentType<PaymentFormProps>>>()

function formOf({ load }: PaymentMethod) {
  let form = forms.get(load)
  if (!form) forms.set(load, (form = lazy(load)))
  return form
}

function MethodForm({ method, ...props }: { method: PaymentMethod } & PaymentFormProps) {
  const [Form] = useState(() => formOf(method))
  return (
    <Suspense fallback={<SkeletonText lines={4} />}>
      <Form {...props} />
    </Suspense>
  )
}
