import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { useShowOrderPictureMutation } from '../../data/returns.ts'
import { Picture } from '../../ui/picture.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import styles from './after-sales.module.css'

interface OrderPicturesFieldProps {
  orderId: string
  checkoutKey: string | null
  pictures: readonly PictureFile[]
  onChange: (pictures: PictureFile[]) => void
}

const most = 8

/** Pictures of what was delivered; each is uploaded as soon as it is chosen. */
export function OrderPicturesField({ orderId, checkoutKey, pictures, onChange }: OrderPicturesFieldProps) {
  const [show, { isLoading, error }] = useShowOrderPictureMutation()
  const take = async (files: FileList | null) => {
    const shown = [...pictures]
    for (const file of [...(files ?? [])].slice(0, most - pictures.length)) {
      const done = await show({ id: orderId, ...(checkoutKey !== null && { key: checkoutKey }), file })
      if (done.data) shown.push(done.data)
    }
    onChange(shown)
  }
  return (
    <>
      <label className={styles.field}>
        Pictures (optional, up to {most})
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          multiple
          disabled={isLoading || pictures.length >= most}
          onChange={(event) => void take(event.currentTarget.files)}
        />
      </label>
      {pictures.length > 0 && (
        <div className={styles.pictures}>
          {pictures.map((picture) => (
            <Picture
              key={picture.id}
              picture={picture}
              alt="Your picture"
              sizes="72px"
              className={styles.picture ?? ''}
            />
          ))}
        </div>
      )}
      <ProblemNote error={error} />
    </>
  )
}
