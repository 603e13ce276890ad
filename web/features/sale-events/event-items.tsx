import { ActionIcon, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { parseAmount } from '#shared/money.ts'
import { IconTrash } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import type { DraftItem, EventDraft } from './event-draft.ts'
import styles from './event-items.module.css'

interface EventItemsProps {
  form: UseFormReturnType<EventDraft>
  /** Of a running event prices stay and nothing is taken out; of one that is over nothing changes. */
  hold: 'nothing' | 'prices' | 'everything'
}

/** What an event offers: the price and the number of each variant, beside what it costs and what the shelf has. */
export function EventItems({ form, hold }: EventItemsProps) {
  const { items } = form.getValues()
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">What is offered</caption>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Price</th>
          <th scope="col">In the event</th>
          <th scope="col">Quota</th>
          <th scope="col">In stock</th>
          <th scope="col">At most given away</th>
          <th scope="col">
            <span className="visually-hidden">Take out</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <ItemRow
            key={item.variantId}
            form={form}
            item={item}
            index={index}
            hold={hold}
            onRemove={() => {
              // The messages of the rows below would stand at the wrong ones.
              form.clearErrors()
              form.setFieldValue(
                'items',
                items.filter((each) => each !== item),
              )
            }}
          />
        ))}
      </tbody>
    </table>
  )
}

interface ItemRowProps extends EventItemsProps {
  item: DraftItem
  index: number
  onRemove: () => void
}

function ItemRow({ form, item, index, hold, onRemove }: ItemRowProps) {
  const { title, variantTitle, picture, normalPrice, available, taken } = item
  const name = variantTitle ? `${title}, ${variantTitle}` : title
  const cell = (field: 'priceMinor' | 'quota', label: string) => ({
    size: 'sm',
    className: styles.figure,
    'aria-label': `${label} of ${name}`,
    ...form.getInputProps(`items.${index}.${field}`),
  })
  const price = parseAmount(item.priceMinor, normalPrice.currency)
  const quota = Number.parseInt(item.quota, 10) || 0
  const short = quota - taken - available
  const refusal = form.errors[`items.${index}.variantId`]
  return (
    <tr>
      <th scope="row">
        <span className={styles.product}>
          <Picture picture={picture} alt="" sizes="44px" className={styles.picture ?? ''} />
          <span>
            {title}
            {variantTitle && <span className={styles.quiet}>{variantTitle}</span>}
            {refusal && <span className={styles.refused}>{refusal}</span>}
          </span>
        </span>
      </th>
      <td data-label="Price">
        <Money value={normalPrice} />
      </td>
      <td data-label="In the event">
        <TextInput inputMode="decimal" disabled={hold !== 'nothing'} {...cell('priceMinor', 'Event price')} />
      </td>
      <td data-label="Quota">
        <TextInput inputMode="numeric" disabled={hold === 'everything'} {...cell('quota', 'Quota')} />
      </td>
      <td data-label="In stock">
        {short > 0 ? (
          <strong className={styles.short}>{`${available}, ${short} short`}</strong>
        ) : (
          `${available}, enough`
        )}
      </td>
      <td data-label="At most given away">
        {price !== null && price < normalPrice.amountMinor && (
          <Money value={{ amountMinor: (normalPrice.amountMinor - price) * quota, currency: normalPrice.currency }} />
        )}
      </td>
      <td>
        {hold === 'nothing' && (
          <ActionIcon aria-label={`Take out ${name}`} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}
