import {
  ActionIcon,
  Button,
  FileButton,
  NumberInput,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import type { Category, CategoryPage } from '#shared/api/market.schemas.ts'
import { newId } from '#shared/ids.ts'
import { useChangeCategoryMutation, useCreateCategoryMutation } from '../../data/market-desk.ts'
import { useOperatorUploadPictureMutation } from '../../data/media.ts'
import { messageOf } from '../../data/problem.ts'
import { Ask } from '../../ui/ask.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import { Picture } from '../../ui/picture.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './category-dialog.module.css'

interface CategoryDialogProps {
  /** Absent for a new one. */
  category?: CategoryPage | undefined
  position: number
  /** Where it may stand: every other category. */
  others: readonly Category[]
  onClose: () => void
}

type Kind = CategoryPage['attributes'][number]['kind']
interface AttributeDraft {
  key: string
  name: string
  kind: Kind
  unit: string
  choices: string[]
  isFilter: boolean
}

const kinds: { value: Kind; label: string }[] = [
  { value: 'text', label: 'Words' },
  { value: 'number', label: 'A number' },
  { value: 'choice', label: 'One of a few' },
  { value: 'yes_no', label: 'Yes or no' },
]

/** Writes a category: its words, its picture, its place in the tree, and what its products say of themselves. */
export function CategoryDialog({ category, position, others, onClose }: CategoryDialogProps) {
  const [create, creating] = useCreateCategoryMutation()
  const [change, changing] = useChangeCategoryMutation()
  const [refusal, setRefusal] = useState('')
  const [picture, setPicture] = useState(category?.picture ?? null)
  const form = useForm({
    initialValues: {
      name: category?.name ?? '',
      parentId: category?.parentId ?? null,
      position,
      description: category?.description ?? '',
      attributes: (category?.attributes ?? [])
        .filter(({ slug }) => category?.ownAttributes.includes(slug))
        .map(({ name, kind, unit, choices, isFilter }): AttributeDraft => ({
          key: newId(),
          name,
          kind,
          unit,
          choices,
          isFilter,
        })),
    },
  })
  const submit = form.onSubmit(async ({ attributes, ...values }) => {
    setRefusal('')
    const body = {
      ...values,
      pictureId: picture?.id ?? null,
      attributes: attributes.map(({ name, kind, unit, choices, isFilter }) => ({
        name,
        kind,
        unit,
        choices: kind === 'choice' ? choices : [],
        isFilter,
      })),
    }
    try {
      await (category ? change({ id: category.id, body }) : create({ body })).unwrap()
      notify(category ? 'The category is changed' : 'The category is up')
      onClose()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={category ? `Change ${category.name}` : 'A new category'}
      act={category ? 'Save the category' : 'Put it up'}
      onAct={submit}
      isBusy={creating.isLoading || changing.isLoading}
      refusal={refusal}
    >
      <TextInput label="Name" data-autofocus maxLength={60} {...form.getInputProps('name')} />
      <div className={styles.pair}>
        <Select
          label="Stands in"
          placeholder="The top"
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          {...form.getInputProps('parentId')}
        />
        <NumberInput
          label="Place among its neighbours"
          min={0}
          max={10_000}
          allowDecimal={false}
          {...form.getInputProps('position')}
        />
      </div>
      <Textarea
        label="Words on its page"
        autosize
        minRows={2}
        maxLength={2_000}
        {...form.getInputProps('description')}
      />
      <CategoryPicture picture={picture} onPicture={setPicture} onRefusal={setRefusal} />
      <Attributes form={form} />
    </Ask>
  )
}

interface CategoryPictureProps {
  picture: CategoryPage['picture']
  onPicture: (picture: CategoryPage['picture']) => void
  onRefusal: (words: string) => void
}

function CategoryPicture({ picture, onPicture, onRefusal }: CategoryPictureProps) {
  const [upload, { isLoading }] = useOperatorUploadPictureMutation()
  const choose = async (file: File | null) => {
    if (!file) return
    onRefusal('')
    try {
      onPicture(await upload({ file }).unwrap())
    } catch (error) {
      onRefusal(messageOf(error))
    }
  }
  return (
    <div className={styles.picture}>
      <Picture picture={picture} alt="" sizes="72px" className={styles.thumb ?? ''} />
      <FileButton accept="image/jpeg,image/png,image/webp,image/avif" onChange={(file) => void choose(file)}>
        {(props) => (
          <Button {...props} variant="sand" size="sm" loading={isLoading}>
            {picture ? 'Change the picture' : 'Choose a picture'}
          </Button>
        )}
      </FileButton>
      {picture && (
        <Button variant="subtle" size="sm" onClick={() => onPicture(null)}>
          Without a picture
        </Button>
      )}
    </div>
  )
}

type CategoryForm = UseFormReturnType<{
  name: string
  parentId: string | null
  position: number
  description: string
  attributes: AttributeDraft[]
}>

function Attributes({ form }: { form: CategoryForm }) {
  const { attributes } = form.getValues()
  return (
    <fieldset className={styles.attributes}>
      <legend>What its products say of themselves</legend>
      {attributes.map(({ key, name, kind }, index) => {
        const field = (of: keyof AttributeDraft) => form.getInputProps(`attributes.${index}.${of}`)
        const called = name || `attribute ${index + 1}`
        return (
          <div key={key} className={styles.attribute}>
            <TextInput aria-label={`Name of ${called}`} placeholder="Material" maxLength={40} {...field('name')} />
            <Select aria-label={`Kind of ${called}`} data={kinds} allowDeselect={false} {...field('kind')} />
            <ActionIcon
              size="xl"
              aria-label={`Take ${called} away`}
              onClick={() => form.removeListItem('attributes', index)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
            {kind === 'choice' && (
              <TagsInput
                aria-label={`Choices of ${called}`}
                placeholder="Oak, then Enter"
                className={styles.wide ?? ''}
                splitChars={[',', ';']}
                acceptValueOnBlur
                {...field('choices')}
              />
            )}
            {kind === 'number' && (
              <TextInput aria-label={`Unit of ${called}`} placeholder="cm" maxLength={12} {...field('unit')} />
            )}
            <Switch
              label="Lists can be narrowed by it"
              className={styles.wide ?? ''}
              {...form.getInputProps(`attributes.${index}.isFilter`, { type: 'checkbox' })}
            />
          </div>
        )
      })}
      {attributes.length < 30 && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            form.insertListItem('attributes', {
              key: newId(),
              name: '',
              kind: 'text',
              unit: '',
              choices: [],
              isFilter: true,
            } satisfies AttributeDraft)
          }
        >
          Add an attribute
        </Button>
      )}
    </fieldset>
  )
}
