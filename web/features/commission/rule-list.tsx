import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import type { CommissionRule } from '#shared/api/commission.schemas.ts'
import { useOrderCommissionRulesMutation, useRemoveCommissionRuleMutation } from '../../data/commission.ts'
import { messageOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { feeWords, scopeWords } from './rule-words.ts'
import styles from './rules.module.css'

interface RuleListProps {
  rules: readonly CommissionRule[]
  marketBps: number
  onEdit: (rule: CommissionRule) => void
}

/** The rules in the order in which they are asked, and the market's rate as the last word. */
export function RuleList({ rules, marketBps, onEdit }: RuleListProps) {
  const locale = useLocale()
  const [order, ordering] = useOrderCommissionRulesMutation()
  const [remove, removing] = useRemoveCommissionRuleMutation()
  const [refusal, setRefusal] = useState('')
  const isBusy = ordering.isLoading || removing.isLoading

  const attempt = async (act: () => Promise<unknown>) => {
    setRefusal('')
    try {
      await act()
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  const move = (from: number, to: number) => {
    const ids = rules.map(({ id }) => id)
    ids.splice(to, 0, ...ids.splice(from, 1))
    return attempt(() => order({ body: { ids } }).unwrap())
  }
  const takeOut = (rule: CommissionRule) =>
    attempt(async () => {
      await remove({ id: rule.id }).unwrap()
      notify('Taken out. Orders keep what they were sold under')
    })

  return (
    <>
      <ProblemNote error={refusal} />
      <ol className={styles.list}>
        {rules.map((rule, index) => {
          const scope = scopeWords(rule, locale)
          return (
            <li key={rule.id}>
              <span className={styles.turn}>{index + 1}</span>
              <span className={styles.words}>
                <strong>{feeWords(rule, locale)}</strong>
                <span>{scope}</span>
                {rule.name && <span className={styles.quiet}>{rule.name}</span>}
              </span>
              <span className={styles.acts}>
                <ActionIcon
                  aria-label={`Ask “${scope}” earlier`}
                  disabled={index === 0 || isBusy}
                  onClick={() => void move(index, index - 1)}
                >
                  <IconArrowUp size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={`Ask “${scope}” later`}
                  disabled={index === rules.length - 1 || isBusy}
                  onClick={() => void move(index, index + 1)}
                >
                  <IconArrowDown size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon aria-label={`Change “${scope}”`} onClick={() => onEdit(rule)}>
                  <IconPencil size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon aria-label={`Take out “${scope}”`} disabled={isBusy} onClick={() => void takeOut(rule)}>
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </span>
            </li>
          )
        })}
        <li>
          <span className={styles.turn}>{rules.length + 1}</span>
          <span className={styles.words}>
            <strong>{marketBps / 100} %</strong>
            <span>Every other sale</span>
            <span className={styles.quiet}>The market’s own rate, from the settings</span>
          </span>
        </li>
      </ol>
    </>
  )
}
