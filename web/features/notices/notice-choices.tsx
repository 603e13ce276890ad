import { Fragment } from 'react'
import type { NoticeChoice, NoticeHours } from '#shared/api/notices.schemas.ts'
import type { Language } from '#shared/languages.ts'
import { noticeKinds, type NoticeDoor, type NoticeKindName } from '#shared/notice-kinds.ts'
import { messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import { devicesAt } from './devices-door.ts'
import { LetterLanguage } from './letter-language.tsx'
import { noticesAt } from './notices-door.ts'
import { QuietHours } from './quiet-hours.tsx'
import styles from './notices-page.module.css'

/** In which language and when mail may come, and of each kind whether somebody wants it by mail, among their notices and on their devices. Each change is kept at once. */
export function NoticeChoices({ door }: { door: NoticeDoor }) {
  const at = noticesAt[door]
  const { data, error, refetch } = at.useChoices()
  const { data: devices } = devicesAt[door].useList()
  const isAnyDeviceTold = devices ? devices.items.length > 0 : false
  const [choose] = at.useChoose()
  const change = async (body: { items: NoticeChoice[] } | { hours: NoticeHours } | { language: Language | null }) => {
    try {
      await choose({ body }).unwrap()
      notify('Kept')
    } catch (refusal) {
      notify(messageOf(refusal), 'bad')
    }
  }
  const topics = data && [...Map.groupBy(data.items, ({ kind }) => noticeKinds[kind as NoticeKindName].topic)]
  return (
    <Card title="How you hear of it">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!topics && !error && <SkeletonText lines={6} />}
      {data && (
        <div className={styles.ways}>
          <LetterLanguage language={data.language} onChange={(language) => void change({ language })} />
          <QuietHours hours={data.hours} onChange={(hours) => void change({ hours })} />
        </div>
      )}
      {topics && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">What happens</th>
              <th scope="col">By mail</th>
              <th scope="col">Here</th>
              <th scope="col">Devices</th>
            </tr>
          </thead>
          <tbody>
            {topics.map(([topic, choices]) => (
              <Fragment key={topic}>
                <tr>
                  <th scope="rowgroup" colSpan={4} className={styles.topic}>
                    {topic}
                  </th>
                </tr>
                {choices.map((choice) => (
                  <ChoiceRow
                    key={choice.kind}
                    choice={choice}
                    isAnyDeviceTold={isAnyDeviceTold}
                    onChange={(changed) => void change({ items: [changed] })}
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

interface ChoiceRowProps {
  choice: NoticeChoice
  isAnyDeviceTold: boolean
  onChange: (choice: NoticeChoice) => void
}

function ChoiceRow({ choice, isAnyDeviceTold, onChange }: ChoiceRowProps) {
  const { label, isNecessary } = noticeKinds[choice.kind as NoticeKindName]
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <input
          type="checkbox"
          aria-label={isNecessary ? `${label}: by mail, always` : `${label}: by mail`}
          title={isNecessary ? 'This mail is necessary' : undefined}
          checked={choice.isMailed}
          disabled={isNecessary}
          onChange={(event) => onChange({ ...choice, isMailed: event.target.checked })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${label}: among your notices`}
          checked={choice.isShown}
          onChange={(event) => onChange({ ...choice, isShown: event.target.checked })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${label}: on your devices`}
          title={isAnyDeviceTold ? undefined : 'None of your devices is told yet'}
          checked={isAnyDeviceTold && choice.isPushed}
          disabled={!isAnyDeviceTold}
          onChange={(event) => onChange({ ...choice, isPushed: event.target.checked })}
        />
      </td>
    </tr>
  )
}
