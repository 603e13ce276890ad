import '@mantine/core/styles/Stack.layer.css'
import '@mantine/core/styles/NumberInput.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import { Button, NumberInput, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { NextCharge, Subscription } from '#shared/api/subscriptions.schemas.ts'
import { useListPaymentMethodsQuery } from '../../data/payments.ts'
import { useListPlansOfProductQuery } from '../../data/plans.ts'
import { useLocale } from '../../data/settings.ts'
import {
  useCancelSubscriptionMutation,
  useChangePlanMutation,
  useChangeSubscriptionMutation,
  useKeepSubscriptionMutation,
  usePauseSubscriptionMutation,
  usePreviewChangeMutation,
  usePreviewPlanChangeMutation,
  useResumeSubscriptionMutation,
  useSkipCycleMutation,
} from '../../data/subscriptions.ts'
import { cardName } from '../payments/kept-card-words.ts'
import { planWords } from '../plans/plan-words.ts'
import { Ask } from '../../ui/ask.tsx'
import { Money } from '../../ui/money.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ChangeAddress } from './change-address.tsx'
import { ChargeWords } from './charge-words.tsx'
import { dayWords } from './subscription-states.tsx'
import styles from './subscriptions.module.css'

type Act = 'skip' | 'pause' | 'resume' | 'quantity' | 'address' | 'card' | 'plan' | 'cancel' | 'keep'

interface ActProps {
  subscription: Subscription
  onDone: () => void
}

/** What a customer can do with a subscription as it stands now. */
export function SubscriptionActs({ subscription }: { subscription: Subscription }) {
  const [open, setOpen] = useState<Act>()
  const { state, endsWithCycle, endsByItself } = subscription
  const runs = ['trialing', 'active'].includes(state) && !endsWithCycle
  const comes = runs && !endsByItself
  const acts: [Act, string, boolean][] = [
    ['skip', 'Skip the next one', comes],
    ['pause', 'Pause', comes],
    ['resume', 'Go on', ['paused', 'unpaid'].includes(state)],
    ['quantity', 'Change how many', comes],
    ['address', 'Change the address', !['cancelled', 'ended'].includes(state)],
    ['card', 'Change the card', !['cancelled', 'ended'].includes(state)],
    ['plan', 'Change the plan', runs],
    ['keep', state === 'cancelled' ? 'Take it up again' : 'Keep it', endsWithCycle || state === 'cancelled'],
    ['cancel', 'Cancel', !['cancelled', 'ended'].includes(state) && !endsWithCycle],
  ]
  const close = () => setOpen(undefined)
  const Dialog = open && dialogs[open]
  return (
    <>
      <div className={styles.acts}>
        {acts
          .filter(([, , isPossible]) => isPossible)
          .map(([act, label]) => (
            <Button key={act} size="sm" variant={act === 'cancel' ? 'danger' : 'sand'} onClick={() => setOpen(act)}>
              {label}
            </Button>
          ))}
      </div>
      {Dialog && <Dialog subscription={subscription} onDone={close} />}
    </>
  )
}

/** Runs a change, says that it is done, or keeps why it was refused. */
function useAct(onDone: () => void, words: string) {
  const [refusal, setRefusal] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const run = async (change: () => Promise<unknown>) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await change()
      notify(words)
      onDone()
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  return { refusal, isBusy, run }
}

function Skip({ subscription: { id, nextOn }, onDone }: ActProps) {
  const locale = useLocale()
  const [skip] = useSkipCycleMutation()
  const { run, ...how } = useAct(onDone, 'The next one is skipped')
  return (
    <Ask
      isOpen
      onClose={onDone}
      title="Skip the next one?"
      act="Skip it"
      onAct={() => void run(() => skip({ id }).unwrap())}
      {...how}
    >
      Nothing is sent and nothing charged{nextOn && ` on ${dayWords(nextOn, locale)}`}. After that it goes on as before.
    </Ask>
  )
}

function Pause({ subscription: { id }, onDone }: ActProps) {
  const [until, setUntil] = useState('')
  const [pause] = usePauseSubscriptionMutation()
  const { run, ...how } = useAct(onDone, 'The subscription is paused')
  const act = () => void run(() => pause({ id, body: { until: until || null } }).unwrap())
  return (
    <Ask isOpen onClose={onDone} title="Pause the subscription" act="Pause" onAct={act} {...how}>
      <TextInput
        type="date"
        label="Until (optional)"
        description="Empty: until you go on yourself. It goes on with the next day of its rhythm."
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </Ask>
  )
}

function Resume({ subscription: { id }, onDone }: ActProps) {
  const [resume] = useResumeSubscriptionMutation()
  const { run, ...how } = useAct(onDone, 'The subscription goes on')
  return (
    <Ask
      isOpen
      onClose={onDone}
      title="Go on?"
      act="Go on"
      onAct={() => void run(() => resume({ id }).unwrap())}
      {...how}
    >
      It goes on with the next day of its rhythm; your card is charged on that day.
    </Ask>
  )
}

function Quantity({ subscription: { id, quantity }, onDone }: ActProps) {
  const [wanted, setWanted] = useState<string | number>(quantity)
  const [change] = useChangeSubscriptionMutation()
  const { run, ...how } = useAct(onDone, 'Changed from the next one on')
  const [preview, { data: outlook }] = usePreviewChangeMutation()
  useEffect(() => {
    const many = Number(wanted)
    if (Number.isInteger(many) && many >= 1 && many <= 999) void preview({ id, body: { quantity: many } })
  }, [preview, id, wanted])
  const act = () => void run(() => change({ id, body: { quantity: Number(wanted) } }).unwrap())
  return (
    <Ask isOpen onClose={onDone} title="How many each time?" act="Change" onAct={act} {...how}>
      <Stack>
        <NumberInput label="How many" min={1} max={999} value={wanted} onChange={setWanted} />
        {outlook?.next && <NextWords charge={outlook.next} />}
      </Stack>
    </Ask>
  )
}

/** Before it is agreed to: what the next one will cost, and when. */
function NextWords({ charge }: { charge: NextCharge }) {
  const locale = useLocale()
  return (
    <p aria-live="polite">
      The next one comes on {dayWords(charge.on, locale)} and costs <ChargeWords charge={charge} />.
    </p>
  )
}

function ChangeCard({ subscription: { id, card }, onDone }: ActProps) {
  const { data } = useListPaymentMethodsQuery()
  const [wanted, setWanted] = useState<string | null>(card?.id ?? null)
  const [change] = useChangeSubscriptionMutation()
  const { run, ...how } = useAct(onDone, 'The card is changed')
  const act = () => void run(() => change({ id, body: { paymentMethodId: wanted ?? undefined } }).unwrap())
  return (
    <Ask isOpen onClose={onDone} title="Which card?" act="Charge this card" onAct={act} {...how}>
      <Select
        label="Card"
        description={
          <>
            Another card is added under <Link to="/account/cards">your cards</Link>.
          </>
        }
        data={(data?.items ?? []).map((each) => ({ value: each.id, label: cardName(each) }))}
        value={wanted}
        onChange={setWanted}
        allowDeselect={false}
      />
    </Ask>
  )
}

function ChangePlan({ subscription, onDone }: ActProps) {
  const { id, product, plan } = subscription
  const locale = useLocale()
  const { data } = useListPlansOfProductQuery({ id: product.id })
  const others = data?.items.filter((each) => each.id !== plan.id) ?? []
  const isAlone = data !== undefined && others.length === 0
  const [wanted, setWanted] = useState<string>()
  const [when, setWhen] = useState<'now' | 'next'>('next')
  const [preview, { data: outlook, error }] = usePreviewPlanChangeMutation()
  const [change] = useChangePlanMutation()
  const { run, refusal, isBusy } = useAct(onDone, 'The plan is changed')
  const planId = wanted ?? others[0]?.id
  useEffect(() => {
    if (planId) void preview({ id, body: { planId, when } })
  }, [preview, id, planId, when])
  const act = () => planId && void run(() => change({ id, body: { planId, when } }).unwrap())
  return (
    <Ask
      isOpen
      onClose={onDone}
      title="Another plan"
      act={isAlone ? 'Close' : 'Change the plan'}
      onAct={isAlone ? onDone : act}
      isBusy={isBusy}
      refusal={refusal ?? error}
    >
      {isAlone ? (
        'There is no other plan for this.'
      ) : (
        <Stack>
          <Select
            label="Plan"
            data={others.map((each) => ({
              value: each.id,
              label: [planWords(each), each.variantTitle].filter(Boolean).join(', '),
            }))}
            value={planId ?? null}
            onChange={(value) => setWanted(value ?? undefined)}
            allowDeselect={false}
          />
          <Radio.Group label="From when" value={when} onChange={(value) => setWhen(value)}>
            <Stack gap="xs" mt="xs">
              <Radio value="next" label="With the next one" />
              <Radio value="now" label="Today, with a new one at once" />
            </Stack>
          </Radio.Group>
          {outlook && (
            <p>
              {when === 'now' && (
                <>
                  Today you pay <Money value={outlook.charge} />
                  {outlook.credit.amountMinor > 0 && (
                    <>
                      ; <Money value={outlook.credit} /> for the {outlook.daysLeft} days that are left are taken off
                    </>
                  )}
                  .{' '}
                </>
              )}
              {!outlook.next && `It ends on ${dayWords(outlook.nextOn, locale)}.`}
            </p>
          )}
          {outlook?.next && <NextWords charge={outlook.next} />}
          {outlook && outlook.missingCycles > 0 && (
            <p>
              It can be cancelled once{' '}
              {outlook.missingCycles === 1 ? 'one more is' : `${outlook.missingCycles} more are`} paid.
            </p>
          )}
        </Stack>
      )}
    </Ask>
  )
}

function Cancel({ subscription: { id, nextOn, creditBack }, onDone }: ActProps) {
  const locale = useLocale()
  const [when, setWhen] = useState<'cycle_end' | 'now'>(nextOn ? 'cycle_end' : 'now')
  const [reason, setReason] = useState('')
  const [cancel] = useCancelSubscriptionMutation()
  const { run, ...how } = useAct(onDone, 'The subscription is cancelled')
  const act = () => void run(() => cancel({ id, body: { when, reason } }).unwrap())
  return (
    <Ask isOpen onClose={onDone} title="Cancel the subscription?" act="Cancel it" onAct={act} isDanger {...how}>
      <Stack>
        <Radio.Group label="When" value={when} onChange={(value) => setWhen(value)}>
          <Stack gap="xs" mt="xs">
            {nextOn && <Radio value="cycle_end" label={`On ${dayWords(nextOn, locale)}, instead of the next one`} />}
            <Radio value="now" label="Now" />
          </Stack>
        </Radio.Group>
        {creditBack.amountMinor > 0 && (
          <p>
            <Money value={creditBack} /> that you paid and that nothing has come for go back to what you paid with.
          </p>
        )}
        <TextInput
          label="Why? (optional)"
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </Ask>
  )
}

function Keep({ subscription: { id, state }, onDone }: ActProps) {
  const [keep] = useKeepSubscriptionMutation()
  const isOver = state === 'cancelled'
  const { run, ...how } = useAct(onDone, isOver ? 'The subscription runs again' : 'The subscription goes on')
  return (
    <Ask
      isOpen
      onClose={onDone}
      title={isOver ? 'Take it up again?' : 'Keep the subscription?'}
      act={isOver ? 'Take it up again' : 'Keep it'}
      onAct={() => void run(() => keep({ id }).unwrap())}
      {...how}
    >
      {isOver
        ? 'A new one is sent today, and your card is charged for it.'
        : 'It goes on as if it had not been cancelled.'}
    </Ask>
  )
}

const dialogs = {
  skip: Skip,
  pause: Pause,
  resume: Resume,
  quantity: Quantity,
  address: ChangeAddress,
  card: ChangeCard,
  plan: ChangePlan,
  cancel: Cancel,
  keep: Keep,
}
