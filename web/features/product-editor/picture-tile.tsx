import { ActionIcon, TextInput } from '@mantine/core'
import type { DragEvent } from 'react'
import { IconAlertTriangle, IconArrowLeft, IconArrowRight, IconTrash } from '../../ui/icons.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './picture-gallery.module.css'
import type { DraftPicture } from './product-draft.ts'
import type { Upload } from './use-picture-uploads.ts'

interface PictureTileProps {
  picture: DraftPicture
  /** From 0; the first is the cover. */
  place: number
  count: number
  isLifted: boolean
  onLift: (key: string | undefined) => void
  onDragOver: (event: DragEvent) => void
  onMove: (place: number) => void
  /** Absent where pictures are not said in words. */
  onAlt: ((alt: string) => void) | undefined
  /** What the API says about its words. */
  altError: string | undefined
  onRemove: () => void
}

/** A picture of the gallery: to drag, to move by its buttons, to say in words, to take away. */
export function PictureTile(props: PictureTileProps) {
  const { picture, place, count, isLifted, onLift, onDragOver, onMove, onAlt, altError, onRemove } = props
  const name = `picture ${place + 1}`
  return (
    <li className={styles.tile} data-lifted={isLifted || undefined}>
      <div
        className={styles.frame}
        draggable
        onDragOver={onDragOver}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          onLift(picture.key)
        }}
        onDragEnd={() => onLift(undefined)}
      >
        <Picture picture={picture.picture} alt={picture.alt} sizes="220px" className={styles.picture ?? ''} />
        {place === 0 && <span className={styles.cover}>Cover</span>}
        <span className={styles.buttons}>
          <ActionIcon
            variant="sand"
            size="md"
            aria-label={`Move ${name} forward`}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <IconArrowLeft size={16} className={styles.arrow} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="sand"
            size="md"
            aria-label={`Move ${name} back`}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          >
            <IconArrowRight size={16} className={styles.arrow} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="sand" size="md" aria-label={`Take ${name} away`} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {onAlt && (
        <TextInput
          size="sm"
          aria-label={`What ${name} shows, for who cannot see it`}
          placeholder="What it shows"
          maxLength={200}
          value={picture.alt}
          error={altError}
          data-path={`pictures.${place}.alt`}
          onChange={(event) => onAlt(event.currentTarget.value)}
        />
      )}
      {onAlt && picture.alt.trim() === '' && (
        <span className={styles.missing}>
          <IconAlertTriangle size={14} aria-hidden /> No words yet
        </span>
      )}
    </li>
  )
}

/** A file on its way, with how far it is; or why it was not taken. */
export function UploadTile({ upload, onDrop }: { upload: Upload; onDrop: () => void }) {
  const { name, preview, share, refusal } = upload
  return (
    <li className={styles.tile}>
      <div className={styles.frame} data-busy={refusal === undefined || undefined}>
        <img
          src={preview}
          alt=""
          className={styles.preview}
          onError={(event) => {
            // No picture at all: the market will say so, a torn frame need not.
            event.currentTarget.hidden = true
          }}
        />
        {refusal === undefined ? (
          <progress className={styles.progress} value={share} aria-label={`${name} on its way`} />
        ) : (
          <span className={styles.buttons}>
            <ActionIcon variant="sand" size="md" aria-label={`Forget ${name}`} onClick={onDrop}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      {refusal && (
        <span className={styles.refused} role="alert">
          {refusal}
        </span>
      )}
    </li>
  )
}
