import { useState } from 'react'
import type { PushDevice } from '#shared/api/push-devices.schemas.ts'
import type { NoticeDoor } from '#shared/notice-kinds.ts'
import { messageOf } from '../../data/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import { devicesAt } from './devices-door.ts'
import { askPushService, CannotPush, usePushAbility } from './this-browser.ts'
import rows from '../account/account-forms.module.css'
import styles from './notices-page.module.css'

/** The devices that are told while no page is open, and the way to make this one such a device. */
export function PushDevices({ door }: { door: NoticeDoor }) {
  const at = devicesAt[door]
  const { data, error, refetch } = at.useList()
  const [add] = at.useAdd()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const ability = usePushAbility()
  const isTold = data?.items.some(({ isThis }) => isThis) ?? false
  const switchOn = async (publicKey: string) => {
    setBusy(true)
    setFailure(undefined)
    try {
      await add({ body: await askPushService(publicKey) }).unwrap()
      notify('You are told on this device now')
    } catch (refusal) {
      setFailure(refusal instanceof CannotPush ? refusal.message : messageOf(refusal))
    }
    setBusy(false)
  }
  return (
    <Card title="On your devices">
      <div className={styles.devices}>
        <p>
          A device is told while no page of the market is open, for as long as you stay signed in there. It says no more
          than what stands here.
        </p>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {(!data || !ability) && !error && <SkeletonText lines={2} />}
        {data && data.items.length > 0 && (
          <ul className={rows.rows}>
            {data.items.map((device) => (
              <DeviceRow key={device.id} door={door} device={device} />
            ))}
          </ul>
        )}
        {data && ability === 'unable' && <Note>This browser cannot be told. Most others can, on a phone too.</Note>}
        {data && ability === 'refuses' && !isTold && (
          <Note tone="due">
            This browser does not let the market tell you anything. Allow notifications for this address in its
            settings; then you can switch them on here.
          </Note>
        )}
        {failure && <Note tone="refused">{failure}</Note>}
        {data && ability === 'able' && !isTold && (
          <div>
            <Button variant="outline" isBusy={isBusy} onClick={() => void switchOn(data.publicKey)}>
              Tell me on this device
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function DeviceRow({ door, device }: { door: NoticeDoor; device: PushDevice }) {
  const at = devicesAt[door]
  const { id, name, addedAt, lastToldAt, isThis } = device
  const [remove] = at.useRemove()
  const [tryIt] = at.useTry()
  const act = async (done: Promise<unknown>, words: string) => {
    try {
      await done
      notify(words)
    } catch (refusal) {
      notify(messageOf(refusal), 'bad')
    }
  }
  return (
    <li>
      <div className={rows.words}>
        <strong>{isThis ? `${name}, this one` : name}</strong>
        <span>
          Since <Day at={addedAt} />
          {lastToldAt && (
            <>
              , last told <RelativeTime at={lastToldAt} />
            </>
          )}
        </span>
      </div>
      <div className={styles.acts}>
        <Button variant="sand" size="sm" onClick={() => void act(tryIt({ id }).unwrap(), 'A trial is on its way')}>
          Try it
        </Button>
        <Button variant="danger" size="sm" onClick={() => void act(remove({ id }).unwrap(), 'It is told nothing more')}>
          Stop
        </Button>
      </div>
    </li>
  )
}
