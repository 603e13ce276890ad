import { NativeSelect, TextInput } from '@mantine/core'
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useState } from 'react'
import type { KnownVariable } from '#shared/api/contracts.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { formatMoney, parseAmount } from '#shared/money.ts'
import { useLocale } from '#web/data/settings.ts'
import { Ask } from '#web/ui/ask.tsx'
import { EditorTool } from '#web/ui/editor-tool.tsx'
import { IconBold, IconH2, IconItalic, IconListNumbers } from '#web/ui/icons.ts'
import { passageNode, testsFor, variableNode } from './template-nodes.ts'
import styles from './template-editor.module.css'

interface TemplateEditorProps {
  /** The text to begin with; another one needs another `key`. */
  html: string
  variables: readonly KnownVariable[]
  currency: Currency
  onChange: (html: string) => void
}

/** The text of a template: headings, lists, bold and italic, variables, and passages that stand only if something is so. */
export function TemplateEditor({ html, variables, currency, onChange }: TemplateEditorProps) {
  const locale = useLocale()
  const [isAsking, setAsking] = useState(false)
  const labelOf = (key: string) => variables.find((known) => known.key === key)?.label ?? key
  const typeOf = (key: string) => variables.find((known) => known.key === key)?.type ?? 'text'
  const writeValue = (key: string, value: string) =>
    typeOf(key) === 'money' ? formatMoney({ amountMinor: Number(value), currency }, locale) : value
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        blockquote: false,
        code: false,
        codeBlock: false,
        link: false,
        strike: false,
        underline: false,
      }),
      variableNode(labelOf),
      passageNode(labelOf, writeValue),
    ],
    content: html,
    // The policy of the pages allows no style that is put in by a script; ours is in the module.
    injectCSS: false,
    // The server has no document to draw it in.
    immediatelyRender: false,
    editorProps: { attributes: { 'aria-label': 'Text of the contract', role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: (event) => onChange(event.editor.getHTML()),
  })
  return (
    <>
      <div className={styles.editor}>
        <Toolbar editor={editor} onPassage={() => setAsking(true)} />
        <div className={styles.text}>
          <EditorContent editor={editor} />
        </div>
      </div>
      <Variables variables={variables} onPick={(key) => insertVariable(editor, key)} />
      {isAsking && (
        <AskPassage
          variables={variables}
          currency={currency}
          onClose={() => setAsking(false)}
          onPassage={(attributes) => {
            setAsking(false)
            editor?.chain().focus().wrapIn('passage', attributes).run()
          }}
        />
      )}
    </>
  )
}

function insertVariable(editor: Editor | null, key: string) {
  editor?.chain().focus().insertContent({ type: 'variable', attrs: { key } }).run()
}

function Toolbar({ editor, onPassage }: { editor: Editor | null; onPassage: () => void }) {
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now?.isActive('bold') ?? false,
      italic: now?.isActive('italic') ?? false,
      heading: now?.isActive('heading') ?? false,
      list: now?.isActive('orderedList') ?? false,
      passage: now?.isActive('passage') ?? false,
    }),
  })
  const chain = () => editor!.chain().focus()
  return (
    <div className={styles.bar} role="toolbar" aria-label="Text">
      <EditorTool label="Heading" isOn={is?.heading} onPress={() => chain().toggleHeading({ level: 2 }).run()}>
        <IconH2 size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Bold" isOn={is?.bold} onPress={() => chain().toggleBold().run()}>
        <IconBold size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Italic" isOn={is?.italic} onPress={() => chain().toggleItalic().run()}>
        <IconItalic size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Numbered list" isOn={is?.list} onPress={() => chain().toggleOrderedList().run()}>
        <IconListNumbers size={20} aria-hidden />
      </EditorTool>
      <button
        type="button"
        className={styles.add}
        onClick={() => (is?.passage ? void chain().lift('passage').run() : onPassage())}
      >
        {is?.passage ? 'Always' : 'Only if …'}
      </button>
    </div>
  )
}

function Variables({ variables, onPick }: { variables: readonly KnownVariable[]; onPick: (key: string) => void }) {
  return (
    <div>
      {[...Map.groupBy(variables, ({ group }) => group)].map(([group, own]) => (
        <fieldset key={group} className={styles.set} aria-label={`${group} variables`}>
          <p className={styles.group}>{group}</p>
          <div className={styles.chips}>
            {own.map(({ key, label }) => (
              <button key={key} type="button" onClick={() => onPick(key)}>
                {label}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

interface AskPassageProps {
  variables: readonly KnownVariable[]
  currency: Currency
  onClose: () => void
  onPassage: (attributes: { when: string; is: string; value: string }) => void
}

function AskPassage({ variables, currency, onClose, onPassage }: AskPassageProps) {
  const [when, setWhen] = useState(variables[0]?.key ?? '')
  const type = variables.find(({ key }) => key === when)?.type ?? 'text'
  const tests = testsFor(type)
  const [chosen, setChosen] = useState('')
  const is = tests.some(({ value }) => value === chosen) ? chosen : tests[0]!.value
  const [typed, setTyped] = useState('')
  const [complaint, setComplaint] = useState('')
  const wantsValue = ['over', 'under', 'equal'].includes(is)
  const act = () => {
    const value = wantsValue ? readValue(type, typed, currency) : ''
    if (value === null) setComplaint(howToWrite[type] ?? 'This is no such value.')
    else onPassage({ when, is, value })
  }
  return (
    <Ask isOpen onClose={onClose} title="A passage that stands only if" act="Make it a passage" onAct={act}>
      <div className={styles.fields}>
        <NativeSelect
          label="Variable"
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
          data={variables.map(({ key, label }) => ({ value: key, label }))}
        />
        <NativeSelect label="Test" value={is} onChange={(event) => setChosen(event.currentTarget.value)} data={tests} />
        {wantsValue && (
          <TextInput
            label="Value"
            value={typed}
            error={complaint}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </div>
    </Ask>
  )
}

const howToWrite: Partial<Record<string, string>> = {
  date: 'Write it as 2026-11-28.',
  rhythm: 'Write it as 1 month, 2 weeks or 90 days.',
}

/** What was typed, as the server compares it: minor units, basis points, days, rhythms; null when it is none of the kind. */
function readValue(type: string, typed: string, currency: Currency): string | null {
  const text = typed.trim()
  if (type === 'money') {
    const amountMinor = parseAmount(text, currency)
    return amountMinor === null ? null : String(amountMinor)
  }
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : null
  if (type === 'rhythm') {
    const [, every, unit] = /^([1-9]\d{0,2}) *(day|week|month|year)s?$/i.exec(text) ?? []
    return unit ? `${every} ${unit.toLowerCase()}` : null
  }
  if (type === 'text') return text === '' ? null : text
  const number = text === '' ? NaN : Number(text.replace(',', '.').replace('%', ''))
  if (Number.isNaN(number)) return null
  return String(type === 'percent' ? Math.round(number * 100) : number)
}
