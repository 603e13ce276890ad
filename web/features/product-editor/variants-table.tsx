import { Button, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import type { Picture } from '#shared/api/values.schemas.ts'
import { useGetOwnShopQuery } from '../../data/own-shop.ts'
import { useMay } from '../shops/own-shop.ts'
import { PicturePick } from './picture-pick.tsx'
import type { DraftVariant, ProductDraft } from './product-draft.ts'
import { leftOut, variantName } from './variant-table.ts'
import styles from './variants-table.module.css'

interface VariantsTableProps {
  form: UseFormReturnType<ProductDraft>
  currency: string
  /** A choice the shop does not make; by its place. */
  onLeaveOut: (index: number) => void
  /** Makes every choice again. */
  onBringBack: () => void
}

/** Price, stock and number of every variant, with the stock's sum; on phones each variant is a block of its own. */
export function VariantsTable({ form, currency, onLeaveOut, onBringBack }: VariantsTableProps) {
  const { options, variants, pictures } = form.getValues()
  const choices = pictures.map(({ picture, alt }) => withWords(picture, alt))
  const stock = variants.reduce((sum, { onHand }) => sum + (Number.parseInt(onHand, 10) || 0), 0)
  const hasNames = variants.some(({ optionValues }) => optionValues.length > 0)
  const missing = leftOut(options, variants).length
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">Variants, amounts in {currency}</caption>
        <thead>
          <tr>
            <th scope="col">{variants.length === 1 ? '1 variant' : `${variants.length} variants`}</th>
            <th scope="col">Price, {currency}</th>
            <th scope="col">Before</th>
            <th scope="col">Stock</th>
            <th scope="col">Low at</th>
            <th scope="col">Number</th>
            <th scope="col">EAN</th>
            <th scope="col">Grams</th>
            {hasNames && <th scope="col">Picture</th>}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, index) => (
            <VariantRow
              key={variant.key}
              form={form}
              variant={variant}
              index={index}
              onLeaveOut={variants.length > 1 && variant.reserved === 0 ? () => onLeaveOut(index) : undefined}
              picture={
                hasNames && (
                  <PicturePick
                    label={`Picture of ${variantName(variant.optionValues)}`}
                    pictures={choices}
                    value={variant.pictureId}
                    onChange={(id) => form.setFieldValue(`variants.${index}.pictureId`, id)}
                  />
                )
              }
            />
          ))}
        </tbody>
        {variants.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                In stock
              </th>
              <td>{stock}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {missing > 0 && (
        <p className={styles.missing}>
          {missing === 1 ? 'One choice is left out.' : `${missing} choices are left out.`}{' '}
          <Button variant="subtle" size="sm" onClick={onBringBack}>
            Bring back
          </Button>
        </p>
      )}
    </>
  )
}

function withWords(picture: Picture, alt: string): Picture {
  return { ...picture, alt }
}

interface VariantRowProps {
  form: UseFormReturnType<ProductDraft>
  variant: DraftVariant
  index: number
  onLeaveOut: (() => void) | undefined
  picture: ReactNode
}

function VariantRow({ form, variant, index, onLeaveOut, picture }: VariantRowProps) {
  const name = variantName(variant.optionValues)
  const { data: shop } = useGetOwnShopQuery()
  const isPriceFixed = useMay('prices') === false
  const cell = (
    field: 'priceMinor' | 'compareAtMinor' | 'onHand' | 'lowStockAt' | 'sku' | 'ean' | 'weightGrams',
    label: string,
  ) => ({
    size: 'sm',
    'aria-label': `${label} of ${name}`,
    ...form.getInputProps(`variants.${index}.${field}`),
  })
  const refusal = form.errors[`variants.${index}.optionValues`] ?? form.errors[`variants.${index}.id`]
  return (
    <tr>
      <th scope="row">
        {name}
        {variant.reserved > 0 && <span className={styles.quiet}>{variant.reserved} promised</span>}
        {variant.id !== undefined && Number(variant.onHand) <= variant.reserved && (
          <span className={styles.refused}>sold out</span>
        )}
        {variant.isLow && Number(variant.onHand) > variant.reserved && (
          <span className={styles.low}>{Number(variant.onHand) - variant.reserved} left</span>
        )}
        {refusal && <span className={styles.refused}>{refusal}</span>}
        {onLeaveOut && (
          <button type="button" className={styles.leave} aria-label={`Leave out ${name}`} onClick={onLeaveOut}>
            Leave out
          </button>
        )}
      </th>
      <td data-label="Price">
        <TextInput
          inputMode="decimal"
          className={styles.amount}
          readOnly={isPriceFixed}
          {...cell('priceMinor', 'Price')}
        />
      </td>
      <td data-label="Before">
        <TextInput
          inputMode="decimal"
          className={styles.amount}
          readOnly={isPriceFixed}
          {...cell('compareAtMinor', 'Former price')}
        />
      </td>
      <td data-label="Stock">
        <TextInput inputMode="numeric" className={styles.count} placeholder="0" {...cell('onHand', 'Stock')} />
      </td>
      <td data-label="Low at">
        <TextInput
          inputMode="numeric"
          className={styles.count}
          placeholder={String(shop?.lowStockAt ?? '')}
          {...cell('lowStockAt', 'Low at, units left')}
        />
      </td>
      <td data-label="Number">
        <TextInput className={styles.sku} maxLength={64} {...cell('sku', 'Stock number')} />
      </td>
      <td data-label="EAN">
        <TextInput className={styles.sku} inputMode="numeric" maxLength={14} {...cell('ean', 'EAN')} />
      </td>
      <td data-label="Grams">
        <TextInput inputMode="numeric" className={styles.count} {...cell('weightGrams', 'Weight in grams')} />
      </td>
      {picture && <td data-label="Picture">{picture}</td>}
    </tr>
  )
}
