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
import { SignError, useErrorWords } from '#web/features/contracts/sign-error.tsx'
import { SignForm } from '#web/features/contracts/sign-form.tsx'
import { dayIn, signingWords, type SigningWords } from '#web/features/contracts/signing-words.ts'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { IconCheck, IconDownload, IconLock } from '#web/ui/icons.ts'
import { Note } from '#web/ui/note.tsx'
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
  const language = signing.readerLanguage
  return (
    <QuietShell aside={<PrivateAside words={signingWords[language].privateLink(signing.me.name)} />}>
      <title>{`${signing.title} – ${market}`}</title>
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
      <Page id={id} signing={signing} />
    </QuietShell>
  )
}

function PrivateAside({ words }: { words: string }) {
  return (
    <>
      <IconLock size={18} stroke={1.6} aria-hidden />
      {words}
    </>
  )
}

function Page({ id, signing }: { id: string; signing: Signing }) {
  const { title, number, html, language, readerLanguage, shopName, parties, me, facts } = signing
  const words = signingWords[readerLanguage]
  const end = useReading(id, signing)
  const [finish, { isLoading }] = useFinishReadingMutation()
  return (
    <div className={styles.page} lang={readerLanguage}>
      <div className={styles.paper}>
        {me.isMyTurn && <Steps words={words.steps} isRead={me.readAt !== null} />}
        <h1 lang={language}>{title}</h1>
        <p className={styles.lead}>{words.about(number, shopName)}</p>
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
                        {words.signedOn} <time dateTime={signedAt}>{dayIn(readerLanguage, signedAt)}</time>
                      </>
                    ) : isMine ? (
                      words.signHere
                    ) : (
                      words.notSignedYet
                    )}
                  </span>
                </div>
              ))}
            </div>
          </ContractPaper>
          <div ref={end} className={styles.end} />
          {me.isMyTurn && me.readAt === null && (
            <Button variant="sand" loading={isLoading} onClick={() => void finish({ id })}>
              {words.haveRead}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.side}>
        <Facts facts={facts} words={words.facts} />
        {me.isMyTurn ? (
          <SignForm id={id} signing={signing} words={words} />
        ) : (
          <Standing id={id} signing={signing} words={words} />
        )}
      </div>
    </div>
  )
}

/** What it is about at a glance: with whom, what, for how much, until when. */
function Facts({ facts, words }: { facts: Signing['facts']; words: SigningWords['facts'] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ kind, value }) => (
        <div key={kind}>
          <dt>{words[kind]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Steps({ words, isRead }: { words: SigningWords['steps']; isRead: boolean }) {
  const [read, agree, sign] = words
  return (
    <ol className={styles.steps}>
      <li data-done={isRead || undefined} aria-current={isRead ? undefined : 'step'}>
        <span>{isRead ? <IconCheck size={16} aria-hidden /> : 1}</span>
        {read}
      </li>
      <li aria-current={isRead ? 'step' : undefined}>
        <span>2</span>
        {agree}
      </li>
      <li>
        <span>3</span>
        {sign}
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
function Standing({ id, signing, words }: { id: string; signing: Signing; words: SigningWords }) {
  const { state, me, waitsFor, reason } = signing
  return (
    <>
      {state === 'declined' && <Note tone="refused">{words.declined(reason)}</Note>}
      {state === 'voided' && <Note tone="refused">{words.voided(reason)}</Note>}
      {state === 'expired' && <Note tone="refused">{words.expired}</Note>}
      {state === 'sealed' && <Note tone="good">{words.sealed}</Note>}
      {state === 'signed' && <Note tone="moving">{words.signed}</Note>}
      {waitsFor && <Note tone="moving">{words.waitsFor(waitsFor, me.signedAt !== null)}</Note>}
      <Button
        component="a"
        href={`/api/signings/${id}/file`}
        download
        variant={state === 'sealed' ? 'filled' : 'sand'}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {state === 'sealed' ? words.sealedFile : words.file}
      </Button>
    </>
  )
}

export function ErrorBoundary() {
  const { privateLink } = useErrorWords()
  return (
    <QuietShell aside={<PrivateAside words={privateLink} />}>
      <SignError />
    </QuietShell>
  )
}
