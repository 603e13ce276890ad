import { Button } from '@mantine/core'
import type { OwnSaleEvent } from '#shared/api/sale-events.schemas.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { IconEye } from '../../ui/icons.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Breadcrumbs } from '../market/breadcrumbs.tsx'
import styles from './event-editor.module.css'
import { SaleEventStateBadge } from './sale-event-states.tsx'

export type EventAct = 'save' | 'publish' | 'cancel'

interface EventHeadProps {
  event: OwnSaleEvent | undefined
  title: string
  isDirty: boolean
  busy: EventAct | undefined
  /** Nothing can be saved before every picture has arrived. */
  isUploading: boolean
  onAct: (what: EventAct) => void
}

/** What is edited, its state, and the acts: save, publish, call off. The one that leads on is filled. */
export function EventHead({ event, title, isDirty, busy, isUploading, onAct }: EventHeadProps) {
  const state = event?.state ?? 'draft'
  const isOpen = state === 'draft' || state === 'scheduled' || state === 'running'
  const isPublished = state === 'scheduled' || state === 'running' || state === 'ended'
  const button = (what: EventAct, words: string, variant: string) => (
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
      <Breadcrumbs steps={[{ to: '/seller/sale-events', label: 'Sale events' }]} here={title || 'New event'} />
      <PageHead
        title={title || 'New event'}
        lead={
          <span className={styles.lead}>
            <SaleEventStateBadge state={state} />
            {isUploading ? 'Pictures are on their way …' : isDirty ? 'Not saved yet' : event && 'Saved'}
          </span>
        }
        actions={
          isOpen || isPublished ? (
            <>
              {isPublished && (
                <ButtonLink to={`/events/${event!.slug}`} variant="sand">
                  <IconEye size={18} aria-hidden /> View
                </ButtonLink>
              )}
              {event && isOpen && button('cancel', state === 'running' ? 'End it now' : 'Call off', 'danger')}
              {isOpen &&
                (state === 'draft' ? button('save', 'Save draft', 'sand') : button('save', 'Save changes', 'filled'))}
              {state === 'draft' && button('publish', 'Publish', 'filled')}
            </>
          ) : undefined
        }
      />
    </>
  )
}
