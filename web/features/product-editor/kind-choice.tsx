import type { ProductKind } from '#shared/api/catalog.schemas.ts'
import { Choice, Choices } from '../../ui/choice.tsx'

interface KindChoiceProps {
  kind: ProductKind
  /** Customers have seen it as what it is. */
  isFixed: boolean
  onChoose: (kind: ProductKind) => void
}

/** Whether a product is sent or downloaded; once it was on the shelf it stays what it is. */
export function KindChoice({ kind, isFixed, onChoose }: KindChoiceProps) {
  const kinds = [
    { value: 'physical', title: 'Something to send', note: 'A parcel leaves your hands' },
    { value: 'digital', title: 'Files to download', note: 'Whoever has paid gets them at once' },
  ] as const
  return (
    <Choices legend="What do you sell?">
      {kinds
        .filter(({ value }) => !isFixed || value === kind)
        .map(({ value, title, note }) => (
          <Choice
            key={value}
            name="kind"
            value={value}
            isChosen={kind === value}
            onChoose={() => onChoose(value)}
            title={title}
            note={note}
          />
        ))}
    </Choices>
  )
}
