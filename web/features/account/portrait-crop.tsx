import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import asking from '../orders/asking.module.css'
import styles from './account-forms.module.css'

/** The side of the picture that is sent, in pixels. */
const side = 480
const mostZoom = 4
const step = 12

interface View {
  zoom: number
  /** Where the middle of the picture stands, from the middle of the square, in its pixels. */
  x: number
  y: number
}

interface PortraitCropProps {
  file: File
  /** Sends what was cut out; answers whether it was taken. */
  send: (portrait: File) => Promise<boolean>
  isBusy: boolean
  error: unknown
  onClose: () => void
}

/** Cuts a square out of a picture before it is sent: dragged, moved with the arrow keys, drawn nearer with a slider. */
export function PortraitCrop({ file, send, isBusy, error, onClose }: PortraitCropProps) {
  const id = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [bitmap, setBitmap] = useState<ImageBitmap>()
  const [isUnreadable, setUnreadable] = useState(false)
  const [view, setView] = useState<View>({ zoom: 1, x: 0, y: 0 })

  useEffect(() => {
    let isGone = false
    createImageBitmap(file).then(
      (read) => !isGone && setBitmap(read),
      () => !isGone && setUnreadable(true),
    )
    return () => {
      isGone = true
    }
  }, [file])
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (bitmap && pen) draw(pen, bitmap, view)
  }, [bitmap, view])

  const change = (part: Partial<View>) => bitmap && setView((before) => within({ ...before, ...part }, bitmap))
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const scale = side / event.currentTarget.clientWidth
    change({ x: view.x + event.movementX * scale, y: view.y + event.movementY * scale })
  }
  const press = ({ key }: KeyboardEvent) => {
    const moves: Record<string, Partial<View>> = {
      ArrowLeft: { x: view.x - step },
      ArrowRight: { x: view.x + step },
      ArrowUp: { y: view.y - step },
      ArrowDown: { y: view.y + step },
    }
    if (moves[key]) change(moves[key])
  }
  const submit = () =>
    canvas.current?.toBlob(
      (blob) => {
        if (blob)
          void send(new File([blob], 'portrait.jpg', { type: 'image/jpeg' })).then((isTaken) => isTaken && onClose())
      },
      'image/jpeg',
      0.92,
    )

  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={asking.ask}>
        <h2 id={`${id}-title`}>Your picture</h2>
        {isUnreadable ? (
          <ProblemNote error="This is no picture we can read. JPEG, PNG, WebP and AVIF are fine." />
        ) : (
          <>
            <canvas
              ref={canvas}
              width={side}
              height={side}
              className={styles.crop}
              tabIndex={0}
              aria-label="What will be shown. The arrow keys move it."
              onKeyDown={press}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={drag}
            />
            <label htmlFor={`${id}-zoom`}>Nearer</label>
            <input
              id={`${id}-zoom`}
              type="range"
              className={styles.range}
              min={1}
              max={mostZoom}
              step={0.05}
              value={view.zoom}
              onChange={(event) => change({ zoom: Number(event.currentTarget.value) })}
            />
          </>
        )}
        <ProblemNote error={error} />
        <div className={asking.ways}>
          <Button variant="outline" disabled={isBusy} onClick={onClose}>
            Not now
          </Button>
          <Button isBusy={isBusy} disabled={isBusy || !bitmap} onClick={submit}>
            Use it
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

/** How large the picture is drawn: at zoom 1 its shorter side fills the square. */
function sizeOf({ width, height }: ImageBitmap, zoom: number): { width: number; height: number } {
  const scale = (side / Math.min(width, height)) * zoom
  return { width: width * scale, height: height * scale }
}

/** Never so far that an edge of the square would be empty. */
function within({ zoom, x, y }: View, bitmap: ImageBitmap): View {
  const { width, height } = sizeOf(bitmap, zoom)
  const keep = (value: number, size: number) => Math.max(-(size - side) / 2, Math.min((size - side) / 2, value))
  return { zoom, x: keep(x, width), y: keep(y, height) }
}

function draw(pen: CanvasRenderingContext2D, bitmap: ImageBitmap, { zoom, x, y }: View): void {
  const { width, height } = sizeOf(bitmap, zoom)
  pen.clearRect(0, 0, side, side)
  pen.drawImage(bitmap, (side - width) / 2 + x, (side - height) / 2 + y, width, height)
}
