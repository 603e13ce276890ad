import { Button } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { useDuplicateProductMutation, useRemoveProductMutation } from '../../data/own-products.ts'
import { messageOf } from '../../data/problem.ts'
import { useLocale, useSettings } from '../../data/settings.ts'
import { Ask } from '../../ui/ask.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { IconCheck, IconEye, IconPencil } from '../../ui/icons.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { notify } from '../../ui/toaster.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Breadcrumbs } from '../market/breadcrumbs.tsx'
import { shortInstant } from '../sales/deadline.ts'
import { useMay } from '../shops/own-shop.ts'
import styles from './editor-head.module.css'

type Act = 'save' | 'publish' | 'hide'

interface EditorHeadProps {
  product: OwnProduct | undefined
  title: string
  isDirty: boolean
  busy: Act | undefined
  /** Nothing can be saved before every picture has arrived. */
  isUploading: boolean
  onAct: (what: Act) => void
  /** The product is about to be gone, and what was typed with it; false when it was refused. */
  onLeaving: (isLeaving: boolean) => void
}

/** What is edited, whether it is saved, and the acts: save, publish, hide. The one that leads on is filled. */
export function EditorHead({ product, title, isDirty, busy, isUploading, onAct, onLeaving }: EditorHeadProps) {
  const { reviewsProducts } = useSettings()
  const canPublish = !product || product.state === 'draft' || product.state === 'hidden'
  const button = (what: Act, words: string, variant: string) => (
    <Button
      variant={variant}
      loading={busy === what}
      disabled={isUploading || (busy !== undefined && busy !== what)}
      onClick={() => onAct(what)}
    >
      {words}
    </Button>
  )
  return (
    <>
      <Breadcrumbs steps={[{ to: '/seller/products', label: 'Products' }]} here={title || 'New product'} />
      <PageHead
        title={title || 'New product'}
        lead={<SavedWords product={product} isDirty={isDirty} isUploading={isUploading} />}
        actions={
          <>
            {product && (
              <ButtonLink to={`/seller/products/${product.id}/history`} variant="sand">
                History
              </ButtonLink>
            )}
            {product && <Duplicate product={product} />}
            {product && canPublish && <Remove product={product} onLeaving={onLeaving} />}
            {product?.state === 'live' && (
              <ButtonLink to={`/products/${product.slug}`} variant="sand">
                <IconEye size={18} aria-hidden /> View
              </ButtonLink>
            )}
            {product?.state === 'live' && button('hide', 'Hide', 'sand')}
            {product?.state === 'in_review' && button('hide', 'Take it back', 'sand')}
            {button('save', canPublish ? 'Save draft' : 'Save changes', canPublish ? 'sand' : 'filled')}
            {canPublish &&
              button(
                'publish',
                reviewsProducts && product?.state !== 'hidden' ? 'Send for review' : 'Publish',
                'filled',
              )}
          </>
        }
      />
    </>
  )
}

/** Nothing for staff: a new product comes with its price. */
function Duplicate({ product: { id } }: { product: OwnProduct }) {
  const [duplicate, { isLoading }] = useDuplicateProductMutation()
  const navigate = useNavigate()
  if (!useMay('prices')) return null
  const make = async () => {
    try {
      const copy = await duplicate({ id }).unwrap()
      notify('A draft like it, without stock and numbers')
      void navigate(`/seller/products/${copy.id}`)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Button variant="sand" loading={isLoading} onClick={() => void make()}>
      Duplicate
    </Button>
  )
}

/** Asks first, for it does not come back. Nothing for staff, who could not write it again. */
function Remove({ product, onLeaving }: { product: OwnProduct } & Pick<EditorHeadProps, 'onLeaving'>) {
  const [remove, { isLoading, error, reset }] = useRemoveProductMutation()
  const [isAsking, setAsking] = useState(false)
  const navigate = useNavigate()
  if (!useMay('prices')) return null
  const act = async () => {
    onLeaving(true)
    try {
      await remove({ id: product.id }).unwrap()
      notify(`${product.title} is removed`)
      void navigate('/seller/products', { replace: true })
    } catch {
      onLeaving(false)
    }
  }
  return (
    <>
      <Button variant="sand" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Ask
        isOpen={isAsking}
        onClose={() => {
          setAsking(false)
          reset()
        }}
        title={`Remove ${product.title}?`}
        act="Remove it for good"
        onAct={() => void act()}
        isBusy={isLoading}
        isDanger
        refusal={error}
      >
        It does not come back, and its pictures and files go with it. Orders, reviews and figures keep what was sold.
      </Ask>
    </>
  )
}

function SavedWords({ product, isDirty, isUploading }: Pick<EditorHeadProps, 'product' | 'isDirty' | 'isUploading'>) {
  const locale = useLocale()
  const now = useNow() ?? 0
  if (isUploading) return 'Pictures are on their way …'
  if (isDirty)
    return (
      <span className={styles.unsaved}>
        <IconPencil size={16} aria-hidden /> Not saved yet
      </span>
    )
  if (!product) return 'A picture, a name and a price are enough to begin.'
  return (
    <span className={styles.saved}>
      <IconCheck size={16} aria-hidden /> Saved {shortInstant(product.updatedAt, now, locale)}
    </span>
  )
}
