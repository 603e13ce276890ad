import { SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState, type CSSProperties } from 'react'
import type { HomeArrangement } from '#shared/api/home.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { useTellPreview } from './draft-channel.ts'
import styles from './home-preview.module.css'

/** As wide as a visitor's screen, in CSS pixels. */
const widths = { desktop: 1280, phone: 390 } as const
type Device = keyof typeof widths

/** The first page with the draft, as a visitor at a desk or with a phone would see it, while nothing is saved. */
export function HomePreview({ draft, isDirty }: { draft: HomeArrangement; isDirty: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const [device, setDevice] = useState<Device>('desktop')
  const room = useWidthOf(stage)
  useTellPreview(frame, draft)
  const width = widths[device]
  const scale = room === 0 ? 1 : Math.min(1, room / width)
  return (
    <Card
      title="How it will look"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Preview on"
          value={device}
          onChange={(value) => setDevice(value)}
          data={[
            { value: 'desktop', label: 'Desk' },
            { value: 'phone', label: 'Phone' },
          ]}
        />
      }
    >
      <p className={styles.words}>
        {isDirty ? 'With what you have changed. Visitors see it once you save.' : 'As visitors see it now.'}
      </p>
      <div ref={stage} className={styles.stage} data-device={device}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of our own: with its scripts and our origin a sandbox is none */}
        <iframe
          ref={frame}
          src="/operator/home/preview"
          title="Preview of the first page"
          className={styles.frame}
          style={{ '--frame-width': `${width}px`, '--frame-scale': scale } as CSSProperties}
        />
      </div>
    </Card>
  )
}

function useWidthOf(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
