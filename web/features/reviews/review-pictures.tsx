import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { useUploadOwnPictureMutation } from '../../data/media.ts'
import { Picture } from '../../ui/picture.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import styles from './review-pictures.module.css'

/** As many as the API takes. */
const most = 4

interface ReviewPicturesProps {
  pictures: readonly PictureFile[]
  onChange: (pictures: readonly PictureFile[]) => void
}

/** Pictures that go with a review: brought one by one, and taken away again. */
export function ReviewPictures({ pictures, onChange }: ReviewPicturesProps) {
  const [upload, { isLoading, error }] = useUploadOwnPictureMutation()
  const bring = async (file: File | undefined) => {
    if (!file) return
    const { data } = await upload({ file })
    if (data) onChange([...pictures, data])
  }
  return (
    <div className={styles.pictures}>
      {pictures.map((picture) => (
        <span key={picture.id} className={styles.one}>
          <Picture picture={picture} alt="Yours" sizes="72px" className={styles.picture ?? ''} />
          <button type="button" onClick={() => onChange(pictures.filter(({ id }) => id !== picture.id))}>
            Take away
          </button>
        </span>
      ))}
      {pictures.length < most && (
        <label className={styles.add}>
          {isLoading ? 'Sending…' : 'Add a picture'}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            disabled={isLoading}
            onChange={(event) => {
              void bring(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      )}
      <ProblemNote error={error} />
    </div>
  )
}
