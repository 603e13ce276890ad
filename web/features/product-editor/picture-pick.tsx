import { Menu } from '@mantine/core'
import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { IconPhoto } from '../../ui/icons.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './picture-pick.module.css'

interface PicturePickProps {
  /** For whom the picture is: `Picture of Tidewater, 350 ml`. */
  label: string
  /** Those of the gallery. */
  pictures: readonly PictureFile[]
  value: string | null
  onChange: (id: string | null) => void
}

/** Which picture of the gallery shows a variant; none means the cover. */
export function PicturePick({ label, pictures, value, onChange }: PicturePickProps) {
  const chosen = pictures.find(({ id }) => id === value)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={styles.button}
          aria-label={chosen ? `${label}: ${chosen.alt || 'chosen'}` : `${label}: the cover`}
          disabled={pictures.length === 0}
        >
          {chosen ? <Picture picture={chosen} alt="" sizes="36px" /> : <IconPhoto size={18} stroke={1.5} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(null)}>The cover</Menu.Item>
        {pictures.map((picture, index) => (
          <Menu.Item
            key={picture.id}
            leftSection={<Picture picture={picture} alt="" sizes="36px" className={styles.choice ?? ''} />}
            onClick={() => onChange(picture.id)}
          >
            {picture.alt || `Picture ${index + 1}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
