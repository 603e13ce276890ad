import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { useSetWhoSellsMutation } from '../../data/market-shops.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'

/** Whether the market sells in a shop itself, with what follows from it. */
export function WhoSells({ shop: { id, name, isOfMarket } }: { shop: ShopForReview }) {
  const [save, { isLoading }] = useSetWhoSellsMutation()
  const [refusal, setRefusal] = useState<unknown>()
  const say = async (wanted: boolean) => {
    setRefusal(undefined)
    try {
      await save({ id, body: { isOfMarket: wanted } }).unwrap()
      notify(wanted ? `The market sells in ${name} now` : `${name} sells for itself now`)
    } catch (error) {
      setRefusal(error)
    }
  }
  return (
    <Card title="Who sells">
      <ProblemNote error={refusal} />
      <Switch
        label="The market sells here itself"
        description="Orders placed from now on are invoiced by the market, with its legal details and numbers and taxed as it is, and bear no commission. Orders placed before stay as they are."
        checked={isOfMarket}
        disabled={isLoading}
        onChange={({ currentTarget }) => void say(currentTarget.checked)}
      />
    </Card>
  )
}
