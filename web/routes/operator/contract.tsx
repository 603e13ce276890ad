import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { WholeContract } from '#shared/api/contracts.schemas.ts'
import {
  useGetContractQuery,
  useRemindContractMutation,
  useRenewContractMutation,
  useSendContractMutation,
  useVoidContractMutation,
} from '#web/data/contracts.ts'
import { useSettings } from '#web/data/settings.ts'
import { ContractPaper } from '#web/features/contracts/contract-paper.tsx'
import { ContractStateBadge, heldWords } from '#web/features/contracts/contract-states.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Ask } from '#web/ui/ask.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { SidePanel, WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './contract.module.css'

export default function ContractPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: contract, error, refetch } = useGetContractQuery({ id })
  return (
    <>
      <title>{`${contract ? `Contract ${contract.number}` : 'Contract'} – ${market}`}</title>
      {contract ? (
        <Page contract={contract} />
      ) : (
        <>
          <PageHead title="Contract" />
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Card>
              <SkeletonText lines={8} />
            </Card>
          )}
        </>
      )}
    </>
  )
}

function Page({ contract }: { contract: WholeContract }) {
  const { number, title, state, shopName, html, language, templateId, templateName, versionNumber } = contract
  return (
    <>
      <Breadcrumbs steps={[{ to: '/operator/contracts', label: 'Contracts' }]} here={number} />
      <PageHead title={title} lead={`${number}, ${shopName}`} actions={<ContractStateBadge state={state} />} />
      <WithSidePanel
        panel={
          <div className={styles.panel}>
            <Decision contract={contract} />
            <Course contract={contract} />
          </div>
        }
      >
        <ContractPaper number={number} language={language} html={html} />
        <p className={styles.quiet}>
          From <Link to={`/operator/contract-templates/${templateId}`}>{templateName}</Link>, version {versionNumber}
        </p>
        <p className={styles.hash}>SHA-256 of the text: {contract.textHash}</p>
        {contract.fileHash && <p className={styles.hash}>SHA-256 of the sealed file: {contract.fileHash}</p>}
      </WithSidePanel>
    </>
  )
}

function Decision({ contract }: { contract: WholeContract }) {
  const { id, number, state, missing, holds, parties, reason, expiresAt } = contract
  const [send, sending] = useSendContractMutation()
  const [remind, reminding] = useRemindContractMutation()
  const [renew, renewing] = useRenewContractMutation()
  const isOver = state === 'declined' || state === 'expired' || state === 'voided'
  const [isVoiding, setVoiding] = useState(false)
  const isOpen = state === 'sent' || state === 'viewed' || state === 'partly_signed'
  const isUnsigned = isOpen || state === 'drafted' || state === 'declined' || state === 'expired'
  const act = async (what: Promise<{ data?: unknown }>, words: string) => {
    if ((await what).data) notify(words)
  }
  return (
    <SidePanel title="Signatures">
      <div className={styles.acts}>
        <dl className={styles.parties}>
          {parties.map(({ id: party, name, email, role, signedAt, declinedAt, askedAt }) => (
            <div key={party}>
              <dt>
                {name}
                <span className={styles.quiet}>{role === 'shop' ? `for the shop, ${email}` : email}</span>
              </dt>
              <dd>
                {signedAt ? (
                  <>
                    Signed <Day at={signedAt} />
                  </>
                ) : declinedAt ? (
                  'Declined'
                ) : askedAt ? (
                  'Asked'
                ) : (
                  'Not asked yet'
                )}
              </dd>
            </div>
          ))}
        </dl>
        {missing.length > 0 && state === 'drafted' && (
          <Note tone="due">It cannot be sent yet. Missing: {missing.join(', ')}.</Note>
        )}
        {isUnsigned && holds.length > 0 && (
          <Note tone="due">Held back until it is signed: {holds.map((held) => heldWords[held]).join(', ')}.</Note>
        )}
        {reason !== '' && <Note>The reason given: {reason}</Note>}
        {isOpen && expiresAt && (
          <p className={styles.quiet}>
            Can be signed until <Day at={expiresAt} />
          </p>
        )}
        <ProblemNote error={sending.error ?? reminding.error ?? renewing.error} />
        <Button component="a" href={`/api/operator/contracts/${id}/file`} download variant="sand" fullWidth>
          {state === 'sealed' ? 'Download the sealed PDF' : 'Download PDF'}
        </Button>
        {state === 'drafted' && (
          <Button fullWidth loading={sending.isLoading} onClick={() => void act(send({ id }), `${number} is sent`)}>
            Send it
          </Button>
        )}
        {isOpen && (
          <Button
            fullWidth
            loading={reminding.isLoading}
            onClick={() => void act(remind({ id }), 'The link is mailed again')}
          >
            Remind
          </Button>
        )}
        {isOver && (
          <Button
            fullWidth
            variant="sand"
            loading={renewing.isLoading}
            onClick={() => void act(renew({ id }), 'It is drawn up once more')}
          >
            Draw it up again
          </Button>
        )}
        {isUnsigned && (
          <Button fullWidth variant="danger" onClick={() => setVoiding(true)}>
            Take it back
          </Button>
        )}
      </div>
      {isVoiding && <TakeBack id={id} number={number} onClose={() => setVoiding(false)} />}
    </SidePanel>
  )
}

function TakeBack({ id, number, onClose }: { id: string; number: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [takeBack, { isLoading, error }] = useVoidContractMutation()
  const act = async () => {
    const { data } = await takeBack({ id, body: { reason } })
    if (!data) return
    notify(`${number} is taken back`)
    onClose()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={`Take ${number} back`}
      act="Take it back"
      isDanger
      isBusy={isLoading}
      refusal={error}
      onAct={() => void act()}
    >
      <p>Nobody can sign it any more, and what it held back goes on. Who was asked hears your reason.</p>
      <Textarea
        label="Reason"
        required
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}

const eventWords: Record<string, string> = {
  drawn_up: 'Drawn up',
  sent: 'Link sent',
  viewed: 'Opened',
  read: 'Read to the end',
  code_sent: 'Code mailed',
  agreed: 'Agreed to sign electronically',
  signed: 'Signed',
  delegated: 'Handed on',
  reminded: 'Reminded',
  declined: 'Declined',
  expired: 'Expired',
  voided: 'Taken back',
  sealed: 'Sealed',
}

function Course({ contract: { events } }: { contract: WholeContract }) {
  return (
    <Card title="What happened">
      <Timeline
        steps={events.map(({ at, kind, name, detail, address }) => ({
          key: `${kind} ${at}`,
          title: eventWords[kind] ?? kind,
          note: [name, detail, address].filter(Boolean).join(' · '),
          at,
          state: ['declined', 'expired', 'voided'].includes(kind) ? 'refused' : 'done',
        }))}
      />
    </Card>
  )
}
