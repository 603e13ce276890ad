import { useState, type DragEvent } from 'react'
import { Card } from '../../ui/card.tsx'
import { IconPhotoPlus } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'
import styles from './picture-gallery.module.css'
import { PictureTile, UploadTile } from './picture-tile.tsx'
import type { DraftPicture } from './product-draft.ts'
import type { usePictureUploads } from './use-picture-uploads.ts'

interface PictureGalleryProps {
  pictures: readonly DraftPicture[]
  onChange: (pictures: DraftPicture[]) => void
  uploading: ReturnType<typeof usePictureUploads>
  most?: number
  /** Each picture is said in words; not where it is beside words that say enough. */
  hasWords?: boolean
  /** What the API says about the gallery as a whole. */
  error?: string | undefined
  /** What it says about the words of the picture at a place. */
  altErrorAt?: (place: number) => string | undefined
}

/** The pictures of a thing, cover first: dropped or chosen, put in order by dragging or by buttons, said in words. */
export function PictureGallery({
  pictures,
  onChange,
  uploading,
  most = 12,
  hasWords = true,
  error,
  altErrorAt,
}: PictureGalleryProps) {
  const [lifted, setLifted] = useState<string>()
  const [isOver, setOver] = useState(false)
  const [said, setSaid] = useState('')
  const { uploads, send, drop } = uploading
  const isFull = pictures.length + uploads.length >= most

  const move = (from: number, to: number) => {
    onChange(moved(pictures, from, to))
    setSaid(`Picture is now at place ${to + 1} of ${pictures.length}`)
  }
  const over = (event: DragEvent, to: number) => {
    const from = pictures.findIndex(({ key }) => key === lifted)
    if (from === -1) return
    event.preventDefault()
    if (from !== to) onChange(moved(pictures, from, to))
  }
  const takeFiles = (event: DragEvent) => {
    setOver(false)
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    send(Array.from(event.dataTransfer.files).slice(0, most - pictures.length))
  }

  return (
    <Card title="Pictures" aside="Drag to order. The first is the cover.">
      <div
        onDragOver={(event) => {
          if (lifted !== undefined || !event.dataTransfer.types.includes('Files')) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={takeFiles}
      >
        <ol className={styles.gallery} data-over={isOver || undefined}>
          {pictures.map((picture, index) => (
            <PictureTile
              key={picture.key}
              picture={picture}
              place={index}
              count={pictures.length}
              isLifted={lifted === picture.key}
              onLift={setLifted}
              onDragOver={(event) => over(event, index)}
              onMove={(to) => move(index, to)}
              onAlt={
                hasWords
                  ? (alt) => onChange(pictures.map((each) => (each === picture ? { ...each, alt } : each)))
                  : undefined
              }
              altError={altErrorAt?.(index)}
              onRemove={() => onChange(pictures.filter((each) => each !== picture))}
            />
          ))}
          {uploads.map((upload) => (
            <UploadTile key={upload.key} upload={upload} onDrop={() => drop(upload)} />
          ))}
          {!isFull && (
            <li className={styles.add}>
              <label>
                <IconPhotoPlus size={28} stroke={1.4} aria-hidden />
                <span>{pictures.length === 0 ? 'Choose pictures, or drop them here' : 'Add pictures'}</span>
                <input
                  type="file"
                  className="visually-hidden"
                  accept="image/jpeg,image/png,image/webp,image/avif"
                  multiple
                  onChange={(event) => {
                    send(Array.from(event.currentTarget.files ?? []).slice(0, most - pictures.length))
                    event.currentTarget.value = ''
                  }}
                />
              </label>
            </li>
          )}
        </ol>
      </div>
      {error && <Note tone="refused">Pictures: {error}</Note>}
      <output className="visually-hidden">{said}</output>
    </Card>
  )
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
