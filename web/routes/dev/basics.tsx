import {
  ActionIcon,
  Button as Control,
  Checkbox,
  NativeSelect,
  NumberInput,
  Radio,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { Ask } from '#web/ui/ask.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Choice, Choices } from '#web/ui/choice.tsx'
import { CodeInput } from '#web/ui/code-input.tsx'
import { IconCheck, IconClock, IconPencil, IconTrash, IconTruck } from '#web/ui/icons.ts'
import { Money, MoneyCell } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Price } from '#web/ui/price.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { QuantityStepper } from '#web/ui/quantity-stepper.tsx'
import { Rating } from '#web/ui/rating.tsx'
import { Day, RelativeTime } from '#web/ui/relative-time.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { StateBadge, type Tone } from '#web/ui/state-badge.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { euro } from './samples.ts'
import { Group, Piece } from './showcase.tsx'
import styles from './ui.module.css'

const tones: readonly Tone[] = ['neutral', 'good', 'due', 'refused', 'moving']

/** Buttons of the storefront, and those of the control library. */
export function Buttons() {
  return (
    <Group id="buttons" title="Buttons">
      <Piece name="Button of the storefront">
        <Button>Filled acts</Button>
        <Button variant="outline">A choice</Button>
        <Button variant="sand">The quiet second</Button>
        <Button variant="danger">Takes away</Button>
        <Button isBusy>At work</Button>
        <Button disabled>Not now</Button>
        <Button size="sm">Small</Button>
        <Button size="lg">Large</Button>
        <ButtonLink to="#buttons" variant="sand">
          A link
        </ButtonLink>
      </Piece>
      <Piece name="Button of dashboards and forms">
        <Control>Filled</Control>
        <Control variant="default">Default</Control>
        <Control variant="sand">Sand</Control>
        <Control variant="light">Light</Control>
        <Control variant="subtle">Subtle</Control>
        <Control variant="danger">Danger</Control>
        <Control loading>Loading</Control>
        <Control disabled>Disabled</Control>
        <ActionIcon aria-label="Change">
          <IconPencil size={20} />
        </ActionIcon>
        <ActionIcon aria-label="Take away" disabled>
          <IconTrash size={20} />
        </ActionIcon>
      </Piece>
    </Group>
  )
}

/** Everything a person types into or chooses with. */
export function Fields() {
  const [quantity, setQuantity] = useState(2)
  const [code, setCode] = useState('42')
  const [way, setWay] = useState('post')
  return (
    <Group id="fields" title="Fields">
      <Piece name="TextInput and its kind">
        <TextInput label="Name" placeholder="As on the parcel" className={styles.field ?? ''} />
        <TextInput label="Town" defaultValue="Porto" error="Town is too far." className={styles.field ?? ''} />
        <TextInput label="Shut" defaultValue="Cannot be changed" disabled className={styles.field ?? ''} />
        <PasswordField label="Password" defaultValue="market-day" className={styles.field ?? ''} />
        <NumberInput label="Days" description="Until it arrives" defaultValue={3} className={styles.field ?? ''} />
        <NativeSelect label="Country" data={['Portugal', 'Ireland']} className={styles.field ?? ''} />
        <Textarea label="Story" minRows={2} autosize className={styles.field ?? ''} />
      </Piece>
      <Piece name="Ticks">
        <Checkbox label="Not ticked" />
        <Checkbox label="Ticked" defaultChecked />
        <Checkbox label="Some of them" indeterminate readOnly />
        <Checkbox label="Shut" disabled />
        <Radio label="Chosen" name="dev-radio" value="a" defaultChecked />
        <Radio label="Not chosen" name="dev-radio" value="b" />
      </Piece>
      <Piece name="QuantityStepper">
        <QuantityStepper label="Quantity of mugs" value={quantity} onChange={setQuantity} max={5} />
        <QuantityStepper label="Quantity, large" value={quantity} onChange={setQuantity} max={5} size="lg" />
        <QuantityStepper label="Quantity, shut" value={1} onChange={setQuantity} max={1} isDisabled />
      </Piece>
      <Piece name="CodeInput">
        <CodeInput label="Code from the bank" value={code} onChange={setCode} />
        <CodeInput label="Refused" value="000000" onChange={setCode} error="That is not the code." />
      </Piece>
      <Piece name="Choice" isStacked>
        <Choices legend="How shall it travel?">
          <Choice
            name="dev-way"
            value="post"
            title="By post"
            note="3 to 5 days"
            aside={<Money value={euro(550)} />}
            isChosen={way === 'post'}
            onChoose={() => setWay('post')}
          />
          <Choice
            name="dev-way"
            value="courier"
            title="By courier"
            note="Tomorrow"
            aside={<Money value={euro(0)} freeWord="Free" />}
            isChosen={way === 'courier'}
            onChoose={() => setWay('courier')}
          />
          <Choice
            name="dev-way"
            value="no"
            title="By balloon"
            note="No wind"
            isChosen={false}
            onChoose={() => {}}
            isDisabled
          />
        </Choices>
      </Piece>
    </Group>
  )
}

/** Small pieces that stand inside others. */
export function SmallPieces({ picture }: { picture: PictureFile | null }) {
  const now = useNow()
  return (
    <Group id="small" title="Small pieces">
      <Piece name="StateBadge">
        {tones.map((tone) => (
          <StateBadge key={tone} tone={tone}>
            {tone}
          </StateBadge>
        ))}
        <StateBadge tone="good" icon={IconCheck}>
          With an icon
        </StateBadge>
        <StateBadge tone="due" icon={IconClock}>
          16:00 today
        </StateBadge>
        <StateBadge tone="moving" icon={IconTruck}>
          On the way
        </StateBadge>
      </Piece>
      <Piece name="Money and MoneyCell">
        <Money value={euro(123_456)} />
        <Money value={euro(0)} freeWord="Free" />
        <Money value={euro(-900)} />
        <MoneyCell value={euro(2_800)} />
        <MoneyCell value={euro(-2_800)} />
        <MoneyCell value={euro(0)} />
      </Piece>
      <Piece name="Price">
        <Price price={euro(2_800)} />
        <Price price={euro(2_100)} compareAt={euro(2_800)} />
        <Price price={euro(2_400)} isLowest />
        <Price price={euro(2_100)} compareAt={euro(2_800)} size="page" />
      </Piece>
      <Piece name="Rating">
        <Rating average={4.8} count={214} />
        <Rating average={3} count={1} />
        <span>
          (nothing before the first: <Rating average={0} count={0} />)
        </span>
      </Piece>
      <Piece name="RelativeTime and Day">
        {now !== undefined && <RelativeTime at={new Date(now).toISOString()} />}
        {now !== undefined && <RelativeTime at={new Date(now - 3 * 3_600_000).toISOString()} />}
        <RelativeTime at="2026-01-02T10:00:00.000Z" />
        <Day at="2026-11-20T00:00:00.000Z" />
      </Piece>
      <Piece name="Picture">
        <Picture picture={picture} alt="A thing from the shelf" sizes="120px" className={styles.picture ?? ''} />
        <Picture picture={null} sizes="120px" className={styles.picture ?? ''} />
      </Piece>
    </Group>
  )
}

/** What speaks to the person: notes, toasts, dialogs. */
export function Words() {
  const [isAsking, setAsking] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)
  return (
    <Group id="words" title="Notes and questions">
      <Piece name="Note" isStacked>
        <Note>Parcels leave on weekdays.</Note>
        <Note tone="good">The shop is open.</Note>
        <Note tone="due" action={<Control size="xs">Finish</Control>}>
          Two things are missing before the shop can open.
        </Note>
        <Note tone="moving">The money is held until the parcel arrives.</Note>
        <ProblemNote error="The bank declined the card. Nothing was charged." />
      </Piece>
      <Piece name="Toast, Ask and Sheet">
        <Control variant="default" onClick={() => notify('Saved')}>
          Good toast
        </Control>
        <Control variant="default" onClick={() => notify('That did not work', 'bad')}>
          Bad toast
        </Control>
        <Control variant="danger" onClick={() => setAsking(true)}>
          Ask
        </Control>
        <Control variant="default" onClick={() => setSheetOpen(true)}>
          Sheet
        </Control>
        <Ask
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          title="Cancel order 10106?"
          act="Give back €28.00"
          onAct={() => setAsking(false)}
          isDanger
        >
          <p>The customer gets all of it back.</p>
          <TextInput label="Reason" />
        </Ask>
        {isSheetOpen && (
          <Sheet labelledBy="dev-sheet" onCancel={() => setSheetOpen(false)}>
            <div className={styles.sheet}>
              <h2 id="dev-sheet">A sheet over the page</h2>
              <p>On a phone it stands on the lower edge.</p>
              <Button onClick={() => setSheetOpen(false)}>Close it</Button>
            </div>
          </Sheet>
        )}
      </Piece>
    </Group>
  )
}
