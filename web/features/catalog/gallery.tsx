import { useEffect, useRef, useState } from 'react'
import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './gallery.module.css'

interface GalleryProps {
  pictures: readonly PictureFile[]
  /** The one that belongs to what is chosen; the gallery opens with it and goes to it when the choice changes. */
  chosen: PictureFile | null
}

/** The pictures of a product. Side by side they can be swiped; small ones beside them lead to each and mark the one shown. */
export function Gallery({ pictures, chosen }: GalleryProps) {
  // The order is that of the first look: a later choice moves to its picture, and the others keep their places.
  const [opening] = useState(chosen)
  const all = inOrder(pictures, opening, chosen)
  const [shown, setShown] = useState(0)
  const strip = useRef<HTMLUListElement>(null)

  const show = (place: number, behavior: ScrollBehavior = 'smooth') => {
    const list = strip.current
    const picture = list?.children[place]
    if (!list || !(picture instanceof HTMLElement)) return
    // Only the strip moves, never the page; the sign is that of the reading direction.
    list.scrollTo({ left: picture.offsetLeft - (list.children[0] as HTMLElement).offsetLeft, behavior })
    setShown(place)
  }

  const isFirstLook = useRef(true)
  const chosenId = chosen?.id
  useEffect(() => {
    if (isFirstLook.current) isFirstLook.current = false
    else if (chosenId)
      show(
        all.findIndex(({ id }) => id === chosenId),
        'instant',
      )
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- goes there when the choice changes, not when a picture is added
  }, [chosenId])

  if (all.length === 0) return <Picture picture={null} sizes="100vw" className={styles.only ?? ''} />
  const isSingle = all.length === 1
  return (
    <div className={styles.gallery} data-single={isSingle || undefined}>
      {!isSingle && (
        <div className={styles.thumbs}>
          {all.map((picture, place) => (
            <button
              key={picture.id}
              type="button"
              aria-label={`Picture ${place + 1} of ${all.length}`}
              aria-pressed={place === shown}
              onClick={() => show(place)}
            >
              <Picture picture={picture} alt="" sizes="84px" />
            </button>
          ))}
        </div>
      )}
      <div className={styles.frame}>
        <ul
          className={styles.strip}
          ref={strip}
          aria-label="Pictures"
          // Swiped with the keyboard as with a finger.
          tabIndex={isSingle ? undefined : 0}
          onScrollEnd={({ currentTarget: list }) =>
            setShown(Math.round(Math.abs(list.scrollLeft) / Math.max(1, list.clientWidth)))
          }
        >
          {all.map((picture, place) => (
            <li key={picture.id}>
              <Picture picture={picture} isPriority={place === 0} sizes="(max-width: 62em) 100vw, 640px" />
            </li>
          ))}
        </ul>
        {!isSingle && (
          <span className={styles.place} aria-hidden>
            {shown + 1} / {all.length}
          </span>
        )}
      </div>
    </div>
  )
}

/** The opening picture first; a chosen one that is not in the gallery at the end. */
function inOrder(pictures: readonly PictureFile[], opening: PictureFile | null, chosen: PictureFile | null) {
  const ordered = opening ? [opening, ...pictures.filter(({ id }) => id !== opening.id)] : [...pictures]
  return chosen && ordered.every(({ id }) => id !== chosen.id) ? [...ordered, chosen] : ordered
}
