import { useGetOwnApplicationQuery } from '#web/data/applications.ts'
import { useGetShopLegalDetailsQuery } from '#web/data/invoices.ts'
import { useSettings } from '#web/data/settings.ts'
import type { Application } from '#shared/api/applications.schemas.ts'
import { ApplicationDetailsForm } from '#web/features/applications/application-details-form.tsx'
import { ApplicationDocuments } from '#web/features/applications/application-documents.tsx'
import styles from '#web/features/applications/application.module.css'
import { HandIn } from '#web/features/applications/hand-in.tsx'
import { HandedIn } from '#web/features/applications/handed-in.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ApplicationPage() {
  const { name } = useSettings()
  const mayChange = useMay('shop')
  const { data: application, error, refetch } = useGetOwnApplicationQuery(undefined, { skip: !mayChange })
  if (mayChange === false) return <NotForStaff page="Application" title="The application is not yours to change" />
  return (
    <>
      <title>{`Application – ${name}`}</title>
      <PageHead title="Application" lead="What the market asks of a shop before it opens." />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : application ? (
        <Whole application={application} />
      ) : (
        <Card>
          <SkeletonText lines={8} />
        </Card>
      )}
    </>
  )
}

function Whole({ application }: { application: Application }) {
  const { reason, canChange, handedInAt } = application
  if (reason === '' && !canChange && handedInAt === null)
    return (
      <EmptyState title="Nothing is asked of you" action={<ButtonLink to="/seller">Back to today</ButtonLink>}>
        This market asks for no papers. What else your shop needs stands on the page of today.
      </EmptyState>
    )
  return (
    <div className={styles.page}>
      <Standing application={application} />
      {application.canChange ? (
        <ToFillIn application={application} />
      ) : (
        <HandedIn application={application} base="/api/seller/application-files" />
      )}
    </div>
  )
}

function ToFillIn({ application }: { application: Application }) {
  const { address, taxNumber, documents } = application
  const asksDetails = address.isAsked || taxNumber.isAsked
  const { data: details, error, refetch } = useGetShopLegalDetailsQuery(undefined, { skip: !asksDetails })
  const asked = documents.filter(({ isAsked }) => isAsked)
  return (
    <>
      {asksDetails &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : details ? (
          <ApplicationDetailsForm
            details={details}
            asksAddress={address.isAsked}
            asksTaxNumber={taxNumber.isAsked}
            isGiven={(!address.isAsked || address.isGiven) && (!taxNumber.isAsked || taxNumber.isGiven)}
          />
        ) : (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        ))}
      {asked.length > 0 && <ApplicationDocuments documents={asked} />}
      <HandIn application={application} />
    </>
  )
}

/** Whose turn it is, and what the market wrote. */
function Standing({ application: { state, canChange, reason } }: { application: Application }) {
  if (state === 'changes_requested')
    return (
      <Note tone="due">
        <strong>The market asks for changes.</strong> {reason}
      </Note>
    )
  if (state === 'declined')
    return (
      <Note tone="refused" action={<ButtonLink to="/seller/messages/help">Write to the market</ButtonLink>}>
        <strong>The market has declined this shop.</strong> {reason}
      </Note>
    )
  if (state !== 'applied' || canChange) return null
  return (
    <Note tone="moving">
      <strong>It is handed in.</strong> The people who run the market look at it, and a mail tells you what they decide.
    </Note>
  )
}
