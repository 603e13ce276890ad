import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'
import type { Signing } from '#shared/api/contracts.schemas.ts'
import {
  contractsApi,
  useFinishReadingMutation,
  useGetSigningQuery,
  useViewContractMutation,
} from '#web/data/contracts.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { ContractPaper } from '#web/features/contracts/contract-paper.tsx'
import { SignForm } from '#web/features/contracts/sign-form.tsx'
import { PageError } from '#web/features/market/page-error.tsx'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { IconCheck, IconDownload, IconLock } from '#web/ui/icons.ts'
import { Note } from '#web/ui/note.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import styles from './sign.module.css'

const queries: Prefetch = (dispatch, { params }) => [
  dispatch(
    contractsApi.endpoints.getSigning.initiate({ id: params['token']! }, { forceRefetch: !import.meta.env.SSR }),
  ),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

/** A private page on which a contract is read and signed; whoever has the link sees it, so it is not to be found. */
export default function SignPage() {
  const id = useParams()['token']!
  const { name: market } = useSettings()
  const { data: signing } = useGetSigningQuery({ id })
  if (!signing) return null
  return (
    <QuietShell aside={<PrivateAside name={signing.me.name} />}>
      <title>{`${signing.title} – ${market}`}</title>
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
      <Page id={id} signing={signing} />
    </QuietShell>
  )
}

function PrivateAside({ name }: { name?: string }) {
  return (
    <>
      <IconLock size={18} stroke={1.6} aria-hidden />
      {name ? `Private link for ${name}` : 'Private link'}
    </>
  )
}

function Page({ id, signing }: { id: string; signing: Signing }) {
  const { title, number, html, language, shopName, parties, me } = signing
  const end = useReading(id, signing)
  const [finish, { isLoading }] = useFinishReadingMutation()
  return (
    <div className={styles.page}>
      <div className={styles.paper}>
        {me.isMyTurn && <Steps isRead={me.readAt !== null} />}
        <h1>{title}</h1>
        <p className={styles.lead}>
          {number}, about {shopName}
        </p>
        <div className={styles.ground}>
          <ContractPaper number={number} language={language} html={html}>
            <div className={styles.parties}>
              {parties.map(({ name, role, signedAt, isMine }) => (
                <div key={role}>
                  <strong>{role === 'shop' ? shopName : name}</strong>
                  {role === 'shop' && <span>{name}</span>}
                  <span>
                    {signedAt ? (
                      <>
                        Signed <Day at={signedAt} />
                      </>
                    ) : isMine ? (
                      'Your signature goes here'
                    ) : (
                      'Not signed yet'
                    )}
                  </span>
                </div>
              ))}
            </div>
          </ContractPaper>
          <div ref={end} className={styles.end} />
          {me.isMyTurn && me.readAt === null && (
            <Button variant="sand" loading={isLoading} onClick={() => void finish({ id })}>
              I have read it to the end
            </Button>
          )}
        </div>
      </div>
      <div className={styles.side}>
        {me.isMyTurn ? <SignForm id={id} signing={signing} /> : <Standing id={id} signing={signing} />}
      </div>
    </div>
  )
}

function Steps({ isRead }: { isRead: boolean }) {
  return (
    <ol className={styles.steps}>
      <li data-done={isRead || undefined} aria-current={isRead ? undefined : 'step'}>
        <span>{isRead ? <IconCheck size={16} aria-hidden /> : 1}</span>Read
      </li>
      <li aria-current={isRead ? 'step' : undefined}>
        <span>2</span>Agree
      </li>
      <li>
        <span>3</span>Sign
      </li>
    </ol>
  )
}

/** Tells the market that it was opened, and that the end of it came into view. */
function useReading(id: string, { me }: Signing) {
  const end = useRef<HTMLDivElement>(null)
  const [view] = useViewContractMutation()
  const [finish] = useFinishReadingMutation()
  const isOpen = me.isMyTurn
  const isRead = me.readAt !== null
  useEffect(() => {
    if (isOpen) void view({ id })
  }, [id, isOpen, view])
  useEffect(() => {
    if (!isOpen || isRead || !end.current) return undefined
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      watch.disconnect()
      void finish({ id })
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [id, isOpen, isRead, finish])
  return end
}

/** How it stands when there is nothing to sign for who looks. */
function Standing({ id, signing }: { id: string; signing: Signing }) {
  const { state, me, waitsFor, reason } = signing
  return (
    <>
      {state === 'declined' && <Note tone="refused">This contract was declined. The reason given: {reason}</Note>}
      {state === 'voided' && <Note tone="refused">The market took this contract back. The reason given: {reason}</Note>}
      {state === 'expired' && <Note tone="refused">Nobody signed in time. This contract is over.</Note>}
      {state === 'sealed' && <Note tone="good">All have signed, and the contract is sealed.</Note>}
      {state === 'signed' && <Note tone="moving">All have signed. The sealed copy follows by mail in a moment.</Note>}
      {waitsFor && (
        <Note tone="moving">
          {me.signedAt ? 'You have signed. ' : ''}It waits for {waitsFor}.
        </Note>
      )}
      <Button
        component="a"
        href={`/api/signings/${id}/file`}
        download
        variant={state === 'sealed' ? 'filled' : 'sand'}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {state === 'sealed' ? 'Download the sealed PDF' : 'Download PDF'}
      </Button>
    </>
  )
}

export function ErrorBoundary() {
  return (
    <QuietShell aside={<PrivateAside />}>
      <PageError home="/" homeLabel="To the market" />
    </QuietShell>
  )
}
