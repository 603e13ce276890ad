import { ActionIcon, Button, Switch } from '@mantine/core'
import { useState } from 'react'
import type { TaxRule } from '#shared/api/tax.schemas.ts'
import { useChangeSettingsMutation } from '#web/data/market-desk.ts'
import { messageOf } from '#web/data/problem.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { useListTaxRulesQuery, useRemoveTaxRuleMutation } from '#web/data/tax.ts'
import { placeWords } from '#web/features/tax/place-words.ts'
import { TaxRuleDialog } from '#web/features/tax/tax-rule-dialog.tsx'
import styles from '#web/features/tax/tax-rules.module.css'
import { Card } from '#web/ui/card.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconPencil, IconPlus, IconTrash } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'

export default function TaxPage() {
  const { name: market } = useSettings()
  const locale = useLocale()
  const { data, error, refetch } = useListTaxRulesQuery()
  const [changeSettings, changing] = useChangeSettingsMutation()
  const [remove] = useRemoveTaxRuleMutation()
  const [writing, setWriting] = useState<TaxRule | 'new'>()
  const [refusal, setRefusal] = useState('')
  const attempt = async (act: () => Promise<unknown>, done: string) => {
    setRefusal('')
    try {
      await act()
      notify(done)
    } catch (problem) {
      setRefusal(messageOf(problem))
    }
  }
  const takeOut = (rule: TaxRule) => attempt(() => remove({ id: rule.id }).unwrap(), 'Taken out, for new orders')
  const setIncluded = (pricesIncludeTax: boolean) =>
    attempt(
      () => changeSettings({ body: { pricesIncludeTax } }).unwrap(),
      pricesIncludeTax ? 'Prices hold the tax from now on' : 'The tax comes on top from now on',
    )
  return (
    <>
      <title>{`Tax – ${market}`}</title>
      <PageHead
        title="Tax"
        lead="Each line is taxed by the rate of where it goes. The closest place counts, and a shop’s own rate before everybody’s."
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting('new')}>
            New rate
          </Button>
        }
      />
      <ProblemNote error={refusal} />
      <Card className={styles.switch ?? ''}>
        <Switch
          label="Prices hold the tax"
          description="On: customers see and pay the price as it stands. Off: the tax is added at the checkout. For new orders."
          checked={data?.pricesIncludeTax ?? true}
          disabled={!data || changing.isLoading}
          onChange={(event) => void setIncluded(event.currentTarget.checked)}
        />
      </Card>
      <DataTable
        label="Rates"
        columns={columnsFor(locale, setWriting, (rule) => void takeOut(rule))}
        rows={data?.items}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title="No rate yet">Without a rate no tax is taken.</EmptyState>}
      />
      {writing && (
        <TaxRuleDialog rule={writing === 'new' ? undefined : writing} onClose={() => setWriting(undefined)} />
      )}
    </>
  )
}

function columnsFor(
  locale: string,
  onEdit: (rule: TaxRule) => void,
  onRemove: (rule: TaxRule) => void,
): Column<TaxRule>[] {
  return [
    {
      key: 'place',
      title: 'Where it goes',
      cell: ({ place, name, taxCategory }) => (
        <>
          <strong>{placeWords(place, locale)}</strong>
          <span className={styles.quiet}>{[name, taxCategory].filter(Boolean).join(', ')}</span>
        </>
      ),
    },
    { key: 'shop', title: 'Shop', isExtra: true, cell: ({ shop }) => shop?.name ?? 'Every shop' },
    { key: 'rate', title: 'Rate', align: 'end', cell: ({ bps }) => `${bps / 100} %` },
    {
      key: 'acts',
      title: <span className="visually-hidden">Change or take out</span>,
      align: 'end',
      cell: (rule) => {
        const words = `${placeWords(rule.place, locale)}, ${rule.taxCategory}`
        return (
          <span className={styles.acts}>
            <ActionIcon aria-label={`Change the rate for ${words}`} onClick={() => onEdit(rule)}>
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={`Take out the rate for ${words}`} onClick={() => onRemove(rule)}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </span>
        )
      },
    },
  ]
}
