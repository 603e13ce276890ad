import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import { IconCircleCheck, IconMapPin, IconTruckDelivery } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { canTakeOut } from '../orders/can-take-out.ts'
import { CancelOrderDialog } from './cancel-order-dialog.tsx'
import { DeliverDialog } from './deliver-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import styles from './order-acts.module.css'
import { TakeOutDialog } from './take-out-dialog.tsx'
import { TrackingDialog } from './tracking-dialog.tsx'

/** The decision of an order's page: what can be done with it now, and nothing else. */
export function OrderActs({ order }: { order: ShopOrder }) {
  const [open, setOpen] = useState<'hand-over' | 'deliver' | 'tracking' | 'take-out' | 'cancel'>()
  const close = () => setOpen(undefined)
  const parcel = { id: order.id, number: order.number, customer: order.address.name }
  return (
    <>
      <SidePanel title={order.isDigital && order.state === 'processing' ? 'Nothing to pack' : titles[order.state]}>
        <p className={styles.words}>{wordsFor(order)}</p>
        {(order.carrier || order.trackingNumber) && <Parcel order={order} />}
        {order.canHandOver && (
          <Button
            fullWidth
            leftSection={<IconTruckDelivery size={18} aria-hidden />}
            onClick={() => setOpen('hand-over')}
          >
            Hand over
          </Button>
        )}
        {order.canDeliver && (
          <>
            <Button
              fullWidth
              leftSection={<IconCircleCheck size={18} aria-hidden />}
              onClick={() => setOpen('deliver')}
            >
              It has arrived
            </Button>
            <Button
              fullWidth
              variant="sand"
              leftSection={<IconMapPin size={18} aria-hidden />}
              onClick={() => setOpen('tracking')}
            >
              Say where it is
            </Button>
          </>
        )}
        {canTakeOut(order) && (
          <Button fullWidth variant="sand" onClick={() => setOpen('take-out')}>
            Take something out
          </Button>
        )}
        {order.canCancel && (
          <Button fullWidth variant="danger" onClick={() => setOpen('cancel')}>
            Cancel the order
          </Button>
        )}
        {order.cancelReason && <Note tone="neutral">“{order.cancelReason}”</Note>}
      </SidePanel>
      <HandOverDialog parcels={open === 'hand-over' ? [parcel] : []} onClose={close} onDone={close} />
      <DeliverDialog order={order} isOpen={open === 'deliver'} onClose={close} />
      <TrackingDialog orderId={order.id} isOpen={open === 'tracking'} onClose={close} />
      {open === 'take-out' && <TakeOutDialog order={order} onClose={close} />}
      <CancelOrderDialog order={order} isOpen={open === 'cancel'} onClose={close} />
    </>
  )
}

function Parcel({ order: { carrier, trackingNumber } }: { order: ShopOrder }) {
  return (
    <dl className={styles.parcel}>
      {carrier && (
        <div>
          <dt>Carrier</dt>
          <dd>{carrier}</dd>
        </div>
      )}
      {trackingNumber && (
        <div>
          <dt>Tracking number</dt>
          <dd>{trackingNumber}</dd>
        </div>
      )}
    </dl>
  )
}

const titles: Record<ShopOrder['state'], string> = {
  awaiting_payment: 'Waiting for payment',
  processing: 'Pack and hand over',
  handed_over: 'On its way',
  delivered: 'Delivered',
  completed: 'Completed',
  cancelled: 'Cancelled',
  expired: 'Never paid',
}

function wordsFor({ state, paymentMethod, money, shop, isDigital }: ShopOrder): string {
  const words: Record<ShopOrder['state'], string> = {
    awaiting_payment:
      'The goods are held for the customer. Do not pack yet: if nobody pays, they go back on the shelf by themselves.',
    processing: isDigital
      ? 'There is nothing to pack: the customer gets the files by themselves.'
      : paymentMethod === 'cash_on_delivery'
        ? 'The customer pays in cash when the parcel arrives. Tell the carrier.'
        : 'The market holds the money until the parcel has arrived.',
    handed_over: 'Say when it has arrived: your money becomes available at that moment.',
    delivered: isDigital
      ? 'The customer has the files, and there is nothing to send. Your money is available.'
      : `Your money is available. The customer may send things back for ${shop.returnDays} days.`,
    completed: 'The time to send things back is over. Nothing is left to do.',
    cancelled:
      money.paid.amountMinor > 0
        ? 'The goods are back on the shelf, and the customer gets the money back.'
        : 'The goods are back on the shelf. Nothing had been paid.',
    expired: 'Nobody paid in time, so the goods went back on the shelf.',
  }
  return words[state]
}
