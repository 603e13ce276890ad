import '@mantine/core/styles/Switch.layer.css'
import { NativeSelect, Switch } from '@mantine/core'
import type { NoticeHours } from '#shared/api/notices.schemas.ts'
import styles from './notices-page.module.css'

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** The quiet hours, by the clock of this device, and whether what is not urgent comes once a day. */
export function QuietHours({ hours, onChange }: { hours: NoticeHours; onChange: (hours: NoticeHours) => void }) {
  const { quietFrom, quietTo } = hours
  const change = (changed: Partial<NoticeHours>) => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    onChange({ ...hours, timeZone, ...changed })
  }
  const others = (hour: number | null) => hoursOfDay.filter(({ value }) => value !== String(hour))
  return (
    <>
      <Switch
        label="Quiet hours"
        description="In this time nothing comes by mail or to your devices but what is necessary; the rest comes when it is over."
        checked={quietFrom !== null}
        onChange={(event) =>
          change(event.currentTarget.checked ? { quietFrom: 22, quietTo: 7 } : { quietFrom: null, quietTo: null })
        }
      />
      {quietFrom !== null && quietTo !== null && (
        <div className={styles.span}>
          <NativeSelect
            label="From"
            data={others(quietTo)}
            value={String(quietFrom)}
            onChange={(event) => change({ quietFrom: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            label="To"
            data={others(quietFrom)}
            value={String(quietTo)}
            onChange={(event) => change({ quietTo: Number(event.currentTarget.value) })}
          />
        </div>
      )}
      <Switch
        label="One letter a day"
        description="What is not urgent comes together, in the morning."
        checked={hours.wantsDigest}
        onChange={(event) => change({ wantsDigest: event.currentTarget.checked })}
      />
    </>
  )
}
