import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import type { OwnShop } from '#shared/api/shops.schemas.ts'
import { useUploadPictureMutation } from '../../data/media.ts'
import { useChangeOwnShopMutation } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { Picture } from '../../ui/picture.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ShopMark } from './shop-mark.tsx'
import styles from './shop-forms.module.css'

type Place = 'logoId' | 'bannerId'

/** The sign over the door and the wide picture at the top of the page. A chosen file is hung up at once. */
export function ShopPicturesForm({ shop }: { shop: OwnShop }) {
  const [upload] = useUploadPictureMutation()
  const [changeShop] = useChangeOwnShopMutation()
  const [busy, setBusy] = useState<Place>()
  const [refusal, setRefusal] = useState<unknown>()

  const hang = async (place: Place, file: File | null) => {
    if (!file) return
    setBusy(place)
    setRefusal(undefined)
    try {
      const { id } = await upload({ file }).unwrap()
      await changeShop({ body: { [place]: id } }).unwrap()
      notify(place === 'logoId' ? 'Your new sign is up' : 'Your new banner is up')
    } catch (error) {
      setRefusal(error)
    } finally {
      setBusy(undefined)
    }
  }

  return (
    <Card title="Pictures">
      <div className={styles.pictures} id="pictures">
        <div className={styles.picture}>
          <h3>Logo</h3>
          <ShopMark logo={shop.logo} name={shop.name} size={112} />
          <PictureButton
            label={shop.logo ? 'Change the logo' : 'Choose a logo'}
            isBusy={busy === 'logoId'}
            onChoose={(file) => void hang('logoId', file)}
          />
        </div>
        <div className={styles.picture}>
          <h3>Banner</h3>
          <Picture picture={shop.banner} alt="" sizes="(max-width: 48em) 90vw, 620px" className={styles.banner ?? ''} />
          <PictureButton
            label={shop.banner ? 'Change the banner' : 'Choose a banner'}
            isBusy={busy === 'bannerId'}
            onChoose={(file) => void hang('bannerId', file)}
          />
        </div>
      </div>
      <ProblemNote error={refusal} />
    </Card>
  )
}

interface PictureButtonProps {
  label: string
  isBusy: boolean
  onChoose: (file: File | null) => void
}

function PictureButton({ label, isBusy, onChoose }: PictureButtonProps) {
  return (
    <FileButton accept="image/jpeg,image/png,image/webp,image/avif" onChange={onChoose}>
      {(props) => (
        <Button {...props} variant="sand" size="sm" loading={isBusy}>
          {label}
        </Button>
      )}
    </FileButton>
  )
}
