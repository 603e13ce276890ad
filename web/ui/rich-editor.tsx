import { Button, TextInput } from '@mantine/core'
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useId, useState } from 'react'
import { EditorTool } from './editor-tool.tsx'
import { IconBlockquote, IconBold, IconH3, IconH4, IconItalic, IconLink, IconList, IconListNumbers } from './icons.ts'
import prose from './prose.module.css'
import styles from './rich-editor.module.css'

interface RichEditorProps {
  label: string
  hint: string
  /** The text to begin with; another one needs another `key`. */
  html: string
  error?: string | undefined
  /** Hears the text as HTML; an empty one when no words are left. */
  onChange: (html: string) => void
}

/** A text with headings, bold, italic, lists, quotes and links. Load it lazily: the editor weighs more than a page. */
export default function RichEditor({ label, hint, html, error, onChange }: RichEditorProps) {
  const id = useId()
  const [isLinking, setLinking] = useState(false)
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [3, 4] },
        code: false,
        codeBlock: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        link: { openOnClick: false, protocols: ['mailto', 'tel'], defaultProtocol: 'https' },
      }),
    ],
    content: html,
    // The policy of the pages allows no style that is put in by a script; ours is in the module.
    injectCSS: false,
    // The server has no document to draw it in.
    immediatelyRender: false,
    editorProps: {
      attributes: {
        class: prose['prose'] ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        'aria-describedby': `${id}-hint`,
      },
    },
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? '' : now.getHTML()),
  })
  return (
    <div>
      <p className={styles.label} id={`${id}-label`}>
        {label}
      </p>
      <p className={styles.hint} id={`${id}-hint`}>
        {hint}
      </p>
      <div className={styles.editor} data-wrong={error ? true : undefined}>
        <Toolbar editor={editor} isLinking={isLinking} onLink={() => setLinking(!isLinking)} />
        {isLinking && editor && <LinkRow editor={editor} onDone={() => setLinking(false)} />}
        <div className={styles.text}>
          <EditorContent editor={editor} />
        </div>
      </div>
      {error && (
        <p className={styles.wrong} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function Toolbar({ editor, isLinking, onLink }: { editor: Editor | null; isLinking: boolean; onLink: () => void }) {
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      heading: now?.isActive('heading', { level: 3 }) ?? false,
      small: now?.isActive('heading', { level: 4 }) ?? false,
      bold: now?.isActive('bold') ?? false,
      italic: now?.isActive('italic') ?? false,
      bullets: now?.isActive('bulletList') ?? false,
      numbers: now?.isActive('orderedList') ?? false,
      quote: now?.isActive('blockquote') ?? false,
      link: now?.isActive('link') ?? false,
    }),
  })
  const chain = () => editor!.chain().focus()
  return (
    <div className={styles.bar} role="toolbar" aria-label="Formatting">
      <EditorTool label="Heading" isOn={is?.heading} onPress={() => chain().toggleHeading({ level: 3 }).run()}>
        <IconH3 size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Small heading" isOn={is?.small} onPress={() => chain().toggleHeading({ level: 4 }).run()}>
        <IconH4 size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Bold" isOn={is?.bold} onPress={() => chain().toggleBold().run()}>
        <IconBold size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Italic" isOn={is?.italic} onPress={() => chain().toggleItalic().run()}>
        <IconItalic size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="List" isOn={is?.bullets} onPress={() => chain().toggleBulletList().run()}>
        <IconList size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Numbered list" isOn={is?.numbers} onPress={() => chain().toggleOrderedList().run()}>
        <IconListNumbers size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Quote" isOn={is?.quote} onPress={() => chain().toggleBlockquote().run()}>
        <IconBlockquote size={20} aria-hidden />
      </EditorTool>
      <EditorTool label="Link" isOn={isLinking || is?.link} onPress={onLink}>
        <IconLink size={20} aria-hidden />
      </EditorTool>
    </div>
  )
}

/** Where the chosen words lead. It stands inside forms, so it is none itself. */
function LinkRow({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const known = (editor.getAttributes('link')['href'] as string | undefined) ?? ''
  const [typed, setTyped] = useState(known)
  const [complaint, setComplaint] = useState('')
  const chain = () => editor.chain().focus().extendMarkRange('link')
  const set = () => {
    const href = addressOf(typed)
    if (!href) {
      setComplaint('Write an address like example.com, or one of mail.')
      return
    }
    if (editor.state.selection.empty && known === '') {
      chain()
        .insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    } else chain().setLink({ href }).run()
    onDone()
  }
  return (
    <div className={styles.link}>
      <TextInput
        label="Address"
        placeholder="https://"
        value={typed}
        error={complaint}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          if (event.key !== 'Enter') return
          event.preventDefault()
          set()
        }}
      />
      <Button variant="light" onClick={set}>
        Set link
      </Button>
      {known !== '' && (
        <Button
          variant="subtle"
          onClick={() => {
            chain().unsetLink().run()
            onDone()
          }}
        >
          Remove
        </Button>
      )}
    </div>
  )
}

/** What was typed as an address the market keeps: of the web, of mail, of a telephone; null when it is none. */
function addressOf(typed: string): string | null {
  const text = typed.trim()
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text
  if (/^[^\s@:]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`
  return /^[^\s:/]+\.[^\s:]+$/.test(text) ? `https://${text}` : null
}
