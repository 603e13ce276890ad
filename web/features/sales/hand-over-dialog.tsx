import { Button, Modal, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { ShopOrderCard } from '#shared/api/orders.schemas.ts'
import { useHandOverOrderMutation } from '../../data/orders.ts'
import { messageOf } from '../../data/problem.ts'
import { IconTruckDelivery } from '../../ui/icons.ts'
import { notify } from '../../ui/toaster.tsx'
import styles from './hand-over-dialog.module.css'
import { lastCarrier, rememberCarrier } from './last-carrier.ts'

type Parcel = Pick<ShopOrderCard, 'id' | 'number'> & { customer: string }

interface HandOverDialogProps {
  parcels: readonly Parcel[]
  onClose: () => void
  /** The ids that were handed over; what was refused stays in the dialog with its reason. */
  onDone: (ids: readonly string[]) => void
}

/** Hands one parcel or several to a carrier: its name once, a tracking number for each that has one. */
export function HandOverDialog({ parcels, onClose, onDone }: HandOverDialogProps) {
  return (
    <Modal
      opened={parcels.length > 0}
      onClose={onClose}
      title={parcels.length === 1 ? `Hand over ${parcels[0]!.number}` : `Hand over ${parcels.length} parcels`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <HandOverForm parcels={parcels} onDone={onDone} />
    </Modal>
  )
}

function HandOverForm({ parcels, onDone }: Omit<HandOverDialogProps, 'onClose'>) {
  const [handOver] = useHandOverOrderMutation()
  const [carrier, setCarrier] = useState(lastCarrier)
  const [numbers, setNumbers] = useState<Record<string, string>>({})
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const [doneCount, setDoneCount] = useState<number>()
  const isBusy = doneCount !== undefined

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    rememberCarrier(carrier)
    setReasons({})
    const done: string[] = []
    const refused: Record<string, string> = {}
    // One after the other: each is an act of its own, and one refusal must not stop the rest.
    for (const { id } of parcels) {
      setDoneCount(done.length)
      try {
        // oxlint-disable-next-line no-await-in-loop
        await handOver({ id, body: { carrier, trackingNumber: numbers[id] ?? '' } }).unwrap()
        done.push(id)
      } catch (error) {
        refused[id] = messageOf(error)
      }
    }
    setDoneCount(undefined)
    setReasons(refused)
    if (done.length > 0) notify(done.length === 1 ? 'Handed over' : `${done.length} parcels handed over`)
    if (done.length > 0) onDone(done)
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label="Carrier"
        description="Who takes the parcel; leave it empty when you bring it yourself"
        placeholder="DPD"
        maxLength={60}
        value={carrier}
        onChange={(event) => setCarrier(event.currentTarget.value)}
        data-autofocus
      />
      <ul className={styles.parcels}>
        {parcels.map(({ id, number, customer }) => (
          <li key={id}>
            <TextInput
              label={parcels.length === 1 ? 'Tracking number' : `Tracking number, ${number} for ${customer}`}
              maxLength={80}
              value={numbers[id] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget
                setNumbers((before) => ({ ...before, [id]: value }))
              }}
              error={reasons[id]}
            />
          </li>
        ))}
      </ul>
      <p className={styles.effect}>
        {parcels.length === 1 ? 'The customer gets' : 'Each customer gets'} a letter with the tracking number at once.
        What is handed over cannot be cancelled any more.
      </p>
      <Button type="submit" fullWidth loading={isBusy} leftSection={<IconTruckDelivery size={18} aria-hidden />}>
        {parcels.length === 1 ? 'Hand over' : `Hand over ${parcels.length}`}
      </Button>
      {isBusy && parcels.length > 1 && (
        <output className={styles.effect}>
          {doneCount} of {parcels.length} done
        </output>
      )}
    </form>
  )
}
