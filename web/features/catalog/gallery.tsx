import { useRef } from 'react'
import type { Picture as PictureFile } from '#shared/api/common.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './gallery.module.css'

/**
 * The pictures of a product. Side by side they can be swiped; small ones beside them lead to each.
 * The first is the one to show now, so a chosen glaze comes to the front.
 */
export function Gallery({ pictures, first }: { pictures: readonly PictureFile[]; first: PictureFile | null }) {
  const strip = useRef<HTMLUListElement>(null)
  const ordered = first ? [first, ...pictures.filter(({ id }) => id !== first.id)] : pictures
  const show = (place: number) => {
    strip.current?.children[place]?.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'start' })
  }
  if (ordered.length === 0) return <Picture picture={null} sizes="100vw" className={styles.only ?? ''} />
  return (
    <div className={styles.gallery} data-single={ordered.length === 1 || undefined}>
      {ordered.length > 1 && (
        <div className={styles.thumbs}>
          {ordered.map((picture, place) => (
            <button key={picture.id} type="button" aria-label={`Picture ${place + 1}`} onClick={() => show(place)}>
              <Picture picture={picture} alt="" sizes="84px" />
            </button>
          ))}
        </div>
      )}
      <ul className={styles.strip} ref={strip} aria-label="Pictures">
        {ordered.map((picture, place) => (
          <li key={picture.id}>
            <Picture picture={picture} isPriority={place === 0} sizes="(max-width: 62em) 100vw, 640px" />
          </li>
        ))}
      </ul>
    </div>
  )
}
