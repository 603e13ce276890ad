import { Button, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { Account } from '#shared/api/account.schemas.ts'
import { useChangeProfileMutation } from '../../data/account.ts'
import { useUploadOwnPictureMutation } from '../../data/media.ts'
import { fieldErrorsOf, messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { notify } from '../../ui/toaster.tsx'
import { ShopMark } from '../shops/shop-mark.tsx'
import styles from './account-forms.module.css'
import { PortraitCrop } from './portrait-crop.tsx'

/** Name and picture. */
export function ProfileCard({ account }: { account: Account }) {
  const [name, setName] = useState(account.name)
  const [file, setFile] = useState<File>()
  const [change, { isLoading, error }] = useChangeProfileMutation()
  const [upload, uploading] = useUploadOwnPictureMutation()
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if ((await change({ body: { name } })).data) notify('Saved')
  }
  const show = async (portrait: File) => {
    const { data } = await upload({ file: portrait })
    if (!data) return false
    return (await change({ body: { avatarId: data.id } })).data !== undefined
  }
  const takeAway = async () => {
    try {
      await change({ body: { avatarId: null } }).unwrap()
      notify('Your picture is gone')
    } catch (refusal) {
      notify(messageOf(refusal), 'bad')
    }
  }
  return (
    <Card title="You">
      <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
        <div className={styles.portrait}>
          <ShopMark logo={account.avatar} name={account.name} size={72} />
          <span className={styles.pick}>
            <Button component="label" variant="sand">
              {account.avatar ? 'Another picture' : 'Add a picture'}
              <input
                type="file"
                accept="image/jpeg,image/png,image/webp,image/avif"
                className={styles.hidden}
                onChange={(event) => {
                  setFile(event.currentTarget.files?.[0])
                  event.currentTarget.value = ''
                }}
              />
            </Button>
          </span>
          {account.avatar && (
            <Button variant="subtle" onClick={() => void takeAway()}>
              Take it away
            </Button>
          )}
        </div>
        <TextInput
          label="Name"
          description="It stands under what you write, and on your parcels until you say otherwise"
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldSentence('Name', fieldErrorsOf(error)['name'])}
        />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading && !file} disabled={name.trim() === account.name}>
            Save
          </Button>
        </div>
      </form>
      {file && (
        <PortraitCrop
          file={file}
          send={show}
          isBusy={uploading.isLoading || isLoading}
          error={uploading.error ?? error}
          onClose={() => setFile(undefined)}
        />
      )}
    </Card>
  )
}
