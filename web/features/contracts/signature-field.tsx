import { useEffect, useRef, useState } from 'react'
import type SignaturePad from 'signature_pad'
import type { Signature } from '#shared/api/contracts.schemas.ts'
import styles from './signature-field.module.css'
import type { SigningWords } from './signing-words.ts'

interface SignatureFieldProps {
  /** Whose name it is. */
  name: string
  words: SigningWords
  onChange: (signature: Signature | null) => void
  /** What is wrong with it. */
  error?: string
}

/** The field of the server: every drawing is measured on it, whatever size it was drawn in. */
const field = { width: 600, height: 200 }

/** A signature drawn with finger, pen or mouse, or typed on a keyboard. */
export function SignatureField({ name, words, onChange, error }: SignatureFieldProps) {
  const [way, setWay] = useState<'drawn' | 'typed'>('drawn')
  const [typed, setTyped] = useState('')
  const choose = (next: 'drawn' | 'typed') => {
    setWay(next)
    onChange(next === 'typed' ? typedSignature(typed) : null)
  }
  const type = (text: string) => {
    setTyped(text)
    onChange(typedSignature(text))
  }
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span>{words.signature}</span>
        <fieldset className={styles.ways} aria-label={words.how}>
          <button type="button" aria-pressed={way === 'drawn'} onClick={() => choose('drawn')}>
            {words.draw}
          </button>
          <button type="button" aria-pressed={way === 'typed'} onClick={() => choose('typed')}>
            {words.type}
          </button>
        </fieldset>
      </div>
      {way === 'drawn' ? (
        <Drawing name={name} words={words} onChange={onChange} />
      ) : (
        <div className={styles.ground}>
          <input
            className={styles.typed}
            aria-label={words.typeName}
            placeholder={name}
            autoComplete="name"
            maxLength={120}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <div className={styles.foot}>
            <span>{name}</span>
          </div>
        </div>
      )}
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

function typedSignature(text: string): Signature | null {
  return text.trim().length >= 2 ? { kind: 'typed', text: text.trim() } : null
}

function Drawing({ name, words, onChange }: Omit<SignatureFieldProps, 'error'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad>(undefined)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  useEffect(() => {
    const element = canvas.current!
    let isGone = false
    let size = element.getBoundingClientRect()
    const fit = () => {
      const before = size
      size = element.getBoundingClientRect()
      const density = window.devicePixelRatio
      const drawn = pad.current?.toData() ?? []
      // A canvas that changes its size is empty: what was drawn is drawn again, as large as the field is now.
      element.width = size.width * density
      element.height = size.height * density
      element.getContext('2d')!.scale(density, density)
      for (const point of drawn.flatMap(({ points }) => points)) {
        point.x *= size.width / before.width
        point.y *= size.height / before.height
      }
      pad.current?.fromData(drawn)
    }
    const open = async () => {
      const { default: Pad } = await import('signature_pad')
      if (isGone) return
      pad.current = new Pad(element, { penColor: '#1c2e5c', minWidth: 1, maxWidth: 2.6 })
      pad.current.addEventListener('endStroke', () => tell.current(readSignature(element, pad.current!)))
      fit()
    }
    void open()
    const watch = new ResizeObserver(() => {
      if (Math.abs(element.getBoundingClientRect().width - size.width) >= 1) fit()
    })
    watch.observe(element)
    return () => {
      isGone = true
      watch.disconnect()
      pad.current?.off()
      pad.current = undefined
    }
  }, [])
  const clear = () => {
    pad.current?.clear()
    onChange(null)
  }
  return (
    <div className={styles.ground}>
      <canvas ref={canvas} className={styles.canvas}>
        {words.canDraw}
      </canvas>
      <div className={styles.foot}>
        <span>{name}</span>
        <button type="button" onClick={clear}>
          {words.clear}
        </button>
      </div>
    </div>
  )
}

function readSignature(canvas: HTMLCanvasElement, pad: SignaturePad): Signature | null {
  const { width, height } = canvas.getBoundingClientRect()
  const along = (at: number, size: number, most: number) => Math.round(Math.min(1, Math.max(0, at / size)) * most)
  const strokes = pad
    .toData()
    .map(({ points }) =>
      points
        .slice(0, 1_000)
        .map(({ x, y }): [number, number] => [along(x, width, field.width), along(y, height, field.height)]),
    )
    .slice(0, 60)
  return strokes.flat().length >= 8 ? { kind: 'drawn', strokes } : null
}
