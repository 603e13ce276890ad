import type { CommissionPreview } from '#shared/api/commission.schemas.ts'
import type { Money } from '#shared/money.ts'
import { SumList } from '../../ui/sum-list.tsx'
import styles from './rules.module.css'

/** What a sale would leave the shop, and under which rule. */
export function PreviewSum({ preview, receiver }: { preview: CommissionPreview; receiver: string }) {
  const { goods, commission, commissionTax, shopReceives, rule, isOfMarket, bps } = preview
  const taken = (amount: Money) => ({ ...amount, amountMinor: -amount.amountMinor })
  return (
    <output className={styles.form}>
      <SumList
        lines={[
          { label: 'Goods', value: goods },
          { label: 'Commission', value: taken(commission) },
          ...(commissionTax.amountMinor > 0 ? [{ label: 'Tax on the commission', value: taken(commissionTax) }] : []),
          { label: receiver, value: shopReceives, kind: 'result' as const },
        ]}
      />
      <p className={styles.quiet}>
        {isOfMarket
          ? 'A shop of the market: nothing is kept as commission.'
          : rule
            ? `By the rule ${rule.name ? `“${rule.name}”` : `of ${bps / 100} %`}.`
            : `By the market’s own rate of ${bps / 100} %.`}
      </p>
    </output>
  )
}
