import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import {
  useChooseDefaultPaymentMethodMutation,
  useListPaymentMethodsQuery,
  useRemovePaymentMethodMutation,
} from '#web/data/payments.ts'
import { messageOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import styles from '#web/features/account/account-forms.module.css'
import { CardMark } from '#web/features/payments/card-mark.tsx'
import { cardName, expiryWords, isOver, type OwnCard } from '#web/features/payments/kept-card-words.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { useNow } from '#web/ui/use-now.ts'
import rowStyles from './cards.module.css'

const AddCard = lazy(() => import('#web/features/payments/add-card.tsx'))

export default function CardsPage() {
  const { data, error, refetch } = useListPaymentMethodsQuery()
  const { gateways } = useSettings()
  const [isAdding, setAdding] = useState(false)
  const addButton = gateways.card && <Button onClick={() => setAdding(true)}>Add a card</Button>
  return (
    <>
      <title>Your cards</title>
      <h1>Cards</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="160px" radius="20px" />}
      {data?.items.length === 0 && (
        <EmptyState title="No card is kept" action={addButton}>
          A card is only kept when you say so: here, or at the checkout.
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <Card>
          <ul className={styles.rows}>
            {data.items.map((card) => (
              <CardRow key={card.id} card={card} isAlone={data.items.length === 1} />
            ))}
          </ul>
          <div className={styles.acts}>{addButton}</div>
        </Card>
      )}
      {isAdding && (
        <Suspense fallback={null}>
          <AddCard onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  )
}

function CardRow({ card, isAlone }: { card: OwnCard; isAlone: boolean }) {
  const [choose, choosing] = useChooseDefaultPaymentMethodMutation()
  const [remove, removing] = useRemovePaymentMethodMutation()
  const now = useNow()
  const { id, kind, brand, keptAt, isDefault, neededBy } = card
  const name = cardName(card)
  const act = async (done: Promise<unknown>, words: string) => {
    try {
      await done
      notify(words)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <li>
      <div className={rowStyles.card}>
        <CardMark brand={kind === 'paypal' ? 'paypal' : brand?.toLowerCase()} />
        <div className={styles.words}>
          <strong>
            {name} {isDefault && <StateBadge tone="good">Paid with first</StateBadge>}
            {isOver(card, now) && <StateBadge tone="refused">Expired</StateBadge>}
          </strong>
          <span>
            {expiryWords(card)} Kept since <Day at={keptAt} />
          </span>
          {neededBy.length > 0 && (
            <span>
              Pays{' '}
              {neededBy.map(({ id: subscriptionId, number }, at) => (
                <span key={subscriptionId}>
                  {at > 0 && ', '}
                  <Link to={`/account/subscriptions/${subscriptionId}`}>{number}</Link>
                </span>
              ))}
            </span>
          )}
        </div>
      </div>
      <div className={styles.acts}>
        {!isDefault && !isAlone && (
          <Button
            variant="subtle"
            size="sm"
            loading={choosing.isLoading}
            aria-label={`Pay with ${name} first`}
            onClick={() => void act(choose({ id }).unwrap(), `${name} is paid with first now`)}
          >
            Pay with it first
          </Button>
        )}
        <Button
          variant="danger"
          size="sm"
          loading={removing.isLoading}
          aria-label={`Forget ${name}`}
          onClick={() => void act(remove({ id }).unwrap(), `${name} is forgotten`)}
        >
          Forget
        </Button>
      </div>
    </li>
  )
}
