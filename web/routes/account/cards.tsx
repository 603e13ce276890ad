import { Button } from '@mantine/core'
import { useListPaymentMethodsQuery, useRemovePaymentMethodMutation } from '#web/data/payments.ts'
import { messageOf } from '#web/data/problem.ts'
import styles from '#web/features/account/account-forms.module.css'
import { cardName, expiryWords, type Card as KeptCard } from '#web/features/payments/kept-card-words.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'

export default function CardsPage() {
  const { data, error, refetch } = useListPaymentMethodsQuery()
  return (
    <>
      <title>Your cards</title>
      <h1>Cards</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="160px" radius="20px" />}
      {data?.items.length === 0 && (
        <EmptyState title="No card is kept">A card is only kept when you say so at the checkout.</EmptyState>
      )}
      {data && data.items.length > 0 && (
        <Card>
          <ul className={styles.rows}>
            {data.items.map((card) => (
              <CardRow key={card.id} card={card} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function CardRow({ card }: { card: KeptCard }) {
  const [remove, { isLoading }] = useRemovePaymentMethodMutation()
  const forget = async () => {
    try {
      await remove({ id: card.id }).unwrap()
      notify('The card is forgotten')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <li>
      <div className={styles.words}>
        <strong>{cardName(card)}</strong>
        <span>
          {expiryWords(card)} Kept since <Day at={card.keptAt} />
        </span>
      </div>
      <Button
        variant="danger"
        size="sm"
        loading={isLoading}
        aria-label={`Forget ${cardName(card)}`}
        onClick={() => void forget()}
      >
        Forget
      </Button>
    </li>
  )
}
