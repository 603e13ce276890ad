import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ContractTemplate, TemplateKind } from '#shared/api/contracts.schemas.ts'
import { useCreateContractTemplateMutation, useListContractTemplatesQuery } from '#web/data/contracts.ts'
import { useSettings } from '#web/data/settings.ts'
import { templateKinds } from '#web/features/contracts/template-words.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Ask } from '#web/ui/ask.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import styles from './lists.module.css'

const linkTo = (id: string) => `/operator/contract-templates/${id}`

const columns: Column<ContractTemplate>[] = [
  {
    key: 'name',
    title: 'Template',
    cell: ({ id, name, kind }) => (
      <span className={styles.two}>
        <RowLink to={linkTo(id)}>{name}</RowLink>
        <span className={styles.quiet}>{templateKinds[kind]}</span>
      </span>
    ),
  },
  { key: 'versions', title: 'Version', isExtra: true, cell: versionWords },
  { key: 'count', title: 'Contracts', align: 'end', isExtra: true, cell: ({ contractCount }) => contractCount },
  { key: 'use', title: 'Use', cell: ({ isActive }) => <UseBadge isActive={isActive} /> },
]

export default function ContractTemplatesPage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useListContractTemplatesQuery()
  const [isNew, setNew] = useState(false)
  return (
    <>
      <title>{`Contract templates – ${market}`}</title>
      <Breadcrumbs steps={[{ to: '/operator/contracts', label: 'Contracts' }]} here="Templates" />
      <PageHead
        title="Contract templates"
        lead="What is to be signed, by whom, and what waits until it is."
        actions={<Button onClick={() => setNew(true)}>New template</Button>}
      />
      <DataTable
        label="Contract templates"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        renderPhone={(templates) => (
          <ul className={styles.cards}>
            {templates.map((template) => (
              <li key={template.id} className={styles.plain}>
                <span className={styles.two}>
                  <RowLink to={linkTo(template.id)}>{template.name}</RowLink>
                  <span className={styles.quiet}>{templateKinds[template.kind]}</span>
                </span>
                <UseBadge isActive={template.isActive} />
              </li>
            ))}
          </ul>
        )}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title="No template yet">Write one, publish it, and say when it is used.</EmptyState>}
      />
      {isNew && <NewTemplate onClose={() => setNew(false)} />}
    </>
  )
}

function versionWords({ publishedNumber, draftNumber }: ContractTemplate): string {
  const published = publishedNumber === null ? 'Not published' : `Version ${publishedNumber}`
  return draftNumber === null ? published : `${published}, draft ${draftNumber}`
}

function UseBadge({ isActive }: { isActive: boolean }) {
  return <StateBadge tone={isActive ? 'good' : 'neutral'}>{isActive ? 'In use' : 'Not in use'}</StateBadge>
}

function NewTemplate({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<TemplateKind>('order')
  const [create, { isLoading, error }] = useCreateContractTemplateMutation()
  const act = async () => {
    const { data } = await create({ body: { name, kind } })
    if (data) void navigate(linkTo(data.id))
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title="New template"
      act="Begin"
      isBusy={isLoading}
      refusal={error}
      onAct={() => void act()}
    >
      <TextInput
        label="Name"
        required
        maxLength={160}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="What it is for"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as TemplateKind)}
        data={Object.entries(templateKinds).map(([value, label]) => ({ value, label }))}
      />
    </Ask>
  )
}
