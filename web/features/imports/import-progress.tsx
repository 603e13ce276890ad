import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Import } from '#shared/api/imports.schemas.ts'
import { useCancelImportMutation, useStartImportMutation } from '#web/data/imports.ts'
import { messageOf } from '#web/data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { FigureTile } from '../../ui/figure-tile.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../shops/own-shop.ts'
import styles from './imports.module.css'

/** How far an import is in figures, and what can be done with it now. */
export function ImportProgress({ of }: { of: Import }) {
  const { lines, products, state } = of
  const isPlan = state === 'ready'
  const mayBring = useMay('prices')
  return (
    <div className={styles.page}>
      <div className={styles.figures}>
        <FigureTile label="Products in the file" figure={products.total} />
        <FigureTile
          label={isPlan ? 'Lines that are new' : 'Lines created'}
          figure={isPlan ? lines.toCreate : lines.created}
        />
        <FigureTile
          label={isPlan ? 'Lines that change' : 'Lines changed'}
          figure={isPlan ? lines.toChange : lines.changed}
        />
        <FigureTile label="Lines not taken" figure={isPlan ? lines.toRefuse : lines.refused} />
      </div>
      {mayBring && (state === 'ready' || state === 'running') && <Acts of={of} />}
    </div>
  )
}

function Acts({ of: { id, state, products, lines } }: { of: Import }) {
  const [asDrafts, setAsDrafts] = useState(false)
  const [start, starting] = useStartImportMutation()
  const [cancel, cancelling] = useCancelImportMutation()
  const [refusal, setRefusal] = useState<string | null>(null)
  const run = (act: () => Promise<unknown>) => {
    setRefusal(null)
    void act().catch((error: unknown) => setRefusal(messageOf(error)))
  }
  const stop = () => run(() => cancel({ id }).unwrap())
  return (
    <Card>
      {state === 'running' && (
        <output className={styles.progress}>
          <progress value={products.done} max={products.total} aria-label="Products brought in" />
          <span className={styles.quiet}>
            {products.done} of {products.total} products. You may leave this page; it goes on.
          </span>
        </output>
      )}
      <ProblemNote error={refusal} />
      <div className={styles.acts}>
        {state === 'ready' && (
          <>
            <Button
              loading={starting.isLoading}
              disabled={lines.toCreate + lines.toChange === 0}
              onClick={() => run(() => start({ id, body: { asDrafts } }).unwrap())}
            >
              Bring in {lines.toCreate + lines.toChange === 1 ? '1 line' : `${lines.toCreate + lines.toChange} lines`}
            </Button>
            <Checkbox
              label="Leave new products as drafts"
              checked={asDrafts}
              onChange={(event) => setAsDrafts(event.currentTarget.checked)}
            />
          </>
        )}
        <Button variant="subtle" loading={cancelling.isLoading} onClick={stop}>
          {state === 'ready' ? 'Give up this file' : 'Stop'}
        </Button>
      </div>
    </Card>
  )
}
