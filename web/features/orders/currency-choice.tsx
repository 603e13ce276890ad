import type { Cart } from '#shared/api/cart.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'

interface CurrencyChoiceProps {
  sums: Cart['sums']
  chosen: Currency
  onChoose: (currency: Currency) => void
}

/** Shops price in their own currency and nothing is converted, so a basket in two of them is paid in two goes. */
export function CurrencyChoice({ sums, chosen, onChoose }: CurrencyChoiceProps) {
  return (
    <Note>
      <Choices legend="Your shops price in different currencies. Which part do you pay now?">
        {sums.map(({ currency, totals }) => (
          <Choice
            key={currency}
            name="currency"
            value={currency}
            isChosen={currency === chosen}
            onChoose={() => onChoose(currency)}
            title={currency}
            note="The rest stays in your basket"
            aside={<Money value={totals.total} />}
          />
        ))}
      </Choices>
    </Note>
  )
}
