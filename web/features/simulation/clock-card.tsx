import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ClockStep, Simulation } from '#shared/api/simulation.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { useMoveClockMutation, useStopClockMutation } from '../../data/simulation.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { aheadWords, clockTime } from './clock-words.ts'
import styles from './simulation.module.css'

const strides: { by: ClockStep; label: string }[] = [
  { by: 'hour', label: 'An hour' },
  { by: 'day', label: 'A day' },
  { by: 'week', label: 'A week' },
  { by: 'month', label: 'A month' },
  { by: 'year', label: 'A year' },
]

/** What time it is, and the buttons that move it. */
export function ClockCard({ simulation }: { simulation: Simulation }) {
  const { now, aheadSeconds, next, move, subscriptions } = simulation
  const locale = useLocale()
  const [moveClock, { isLoading }] = useMoveClockMutation()
  const [refusal, setRefusal] = useState<unknown>()
  const isMoving = move?.state === 'running'
  const go = async (by: ClockStep) => {
    setRefusal(undefined)
    try {
      await moveClock({ body: { by } }).unwrap()
    } catch (problem) {
      setRefusal(problem)
    }
  }
  const isWaiting = isMoving || isLoading
  return (
    <Card>
      <div className={styles.clock}>
        <p className={styles.time}>
          <time dateTime={now}>{clockTime(now, locale)}</time> <span className={styles.zone}>UTC</span>
        </p>
        <p className={styles.quiet}>
          {aheadSeconds === 0
            ? 'The time outside. Once it was moved forward, it never goes back.'
            : `${aheadWords(aheadSeconds)} ahead of the time outside.`}
        </p>
      </div>
      {isMoving ? (
        <Progress move={move} />
      ) : (
        <>
          <fieldset className={styles.strides}>
            <legend>Move the clock by</legend>
            {strides.map(({ by, label }) => (
              <Button key={by} variant="default" disabled={isWaiting} onClick={() => void go(by)}>
                {label}
              </Button>
            ))}
            <Button
              variant="default"
              disabled={isWaiting || subscriptions.running + subscriptions.pastDue === 0}
              onClick={() => void go('cycle')}
            >
              To the end of the next cycle
            </Button>
          </fieldset>
          <div className={styles.next}>
            {next ? (
              <>
                <p>
                  <span className={styles.quiet}>Next event</span>
                  <strong>{next.what}</strong>
                  <span>{clockTime(next.at, locale)} UTC</span>
                </p>
                <Button loading={isLoading} onClick={() => void go('event')}>
                  Go there
                </Button>
              </>
            ) : (
              <p className={styles.quiet}>Nothing is due.</p>
            )}
          </div>
        </>
      )}
      <ProblemNote error={refusal} />
    </Card>
  )
}

function Progress({ move }: { move: NonNullable<Simulation['move']> }) {
  const locale = useLocale()
  const [stop, { isLoading, error }] = useStopClockMutation()
  const [from, until, reached] = [move.fromAt, move.untilAt, move.reachedAt].map((at) => Date.parse(at)) as [
    number,
    number,
    number,
  ]
  const percent = Math.min(Math.max(Math.round(((reached - from) / (until - from)) * 100), 0), 100)
  return (
    <div className={styles.progress}>
      <progress value={percent} max={100} aria-label="How far the clock has come" />
      <p>
        <strong>{percent} %</strong> of the way to {clockTime(move.untilAt, locale)} UTC, in{' '}
        {move.steps.toLocaleString(locale)} steps. You may leave this page; it goes on.
      </p>
      <Button variant="default" loading={isLoading} onClick={() => void stop()}>
        Stop here
      </Button>
      <ProblemNote error={error} />
    </div>
  )
}
