import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddTrackingUpdateMutation } from '../../data/orders.ts'
import { Ask } from '../../ui/ask.tsx'
import { notify } from '../../ui/toaster.tsx'

interface TrackingDialogProps {
  orderId: string
  isOpen: boolean
  onClose: () => void
}

type Kind = 'shipping' | 'arrived_at_facility' | 'out_for_delivery'

const kinds: { value: Kind; label: string }[] = [
  { value: 'shipping', label: 'With the carrier' },
  { value: 'arrived_at_facility', label: 'At a depot' },
  { value: 'out_for_delivery', label: 'Out for delivery' },
]

/** Notes where a parcel is; the customer reads it on the order's page. */
export function TrackingDialog({ orderId, isOpen, onClose }: TrackingDialogProps) {
  const [addUpdate, { isLoading, error, reset }] = useAddTrackingUpdateMutation()
  const [kind, setKind] = useState<Kind>('shipping')
  const [place, setPlace] = useState('')
  const [note, setNote] = useState('')
  const close = () => {
    reset()
    onClose()
  }
  const act = async () => {
    const done = await addUpdate({ id: orderId, body: { kind, place, note } })
    if (done.error) return
    notify('Noted; the customer can read it')
    setPlace('')
    setNote('')
    close()
  }
  return (
    <Ask
      isOpen={isOpen}
      onClose={close}
      title="Where is the parcel?"
      act="Note it"
      onAct={() => void act()}
      isBusy={isLoading}
      refusal={error}
    >
      <SegmentedControl
        data={kinds}
        value={kind}
        onChange={setKind}
        orientation="vertical"
        fullWidth
        aria-label="Where the parcel is"
      />
      <TextInput
        label="Place"
        placeholder="Leipzig"
        maxLength={120}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <TextInput
        label="Note for the customer"
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}
