import { Button, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { lazy, Suspense, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import {
  useChangeProductMutation,
  useCreateProductMutation,
  useHideProductMutation,
  usePublishProductMutation,
} from '../../data/own-products.ts'
import { useSellerGetMeQuery } from '../../data/house-identity.ts'
import { useGetCategoryQuery, useListCategoriesQuery } from '../../data/market.ts'
import { problemOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ProductStateBadge } from '../sales/product-states.tsx'
import { AttributesEditor } from './attributes-editor.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { DetailsEditor } from './details-editor.tsx'
import { EditorHead } from './editor-head.tsx'
import { KindChoice } from './kind-choice.tsx'
import { MarketsWord } from './markets-word.tsx'
import { OptionsEditor } from './options-editor.tsx'
import { PictureGallery } from './picture-gallery.tsx'
import { bodyOf, draftErrors, draftOf, emptyVariant, type DraftVariant, type ProductDraft } from './product-draft.ts'
import styles from './product-editor.module.css'
import { ProductPreview } from './product-preview.tsx'
import { NotReady, Readiness } from './readiness.tsx'
import { SearchEditor } from './search-editor.tsx'
import { usePictureUploads } from './use-picture-uploads.ts'
import { mostVariants, variantsFor, withOptions, withValuesOf } from './variant-table.ts'
import { VariantsTable } from './variants-table.tsx'

const RichEditor = lazy(() => import('../../ui/rich-editor.tsx'))

interface ProductEditorProps {
  /** Absent for a new one. */
  product?: OwnProduct
  /** In which its prices are typed: the shop's, which need not be the market's. */
  currency: Currency
  /** Reads the product anew and starts over with it. */
  onReload: () => void
}

/** Everything a shop says about a product, saved as a whole; what is typed is lost only when its writer says so. */
export function ProductEditor({ product, currency, onReload }: ProductEditorProps) {
  const { data: me } = useSellerGetMeQuery()
  const { data: categories } = useListCategoriesQuery()
  const navigate = useNavigate()
  const [create] = useCreateProductMutation()
  const [change] = useChangeProductMutation()
  const [publish] = usePublishProductMutation()
  const [hide] = useHideProductMutation()
  const [version, setVersion] = useState(product?.version ?? 0)
  const [busy, setBusy] = useState<'save' | 'publish' | 'hide'>()
  const [refusal, setRefusal] = useState<unknown>()
  // A saved form may be left at once, before the next render knows that it is clean.
  const [isLeaving, setLeaving] = useState(false)
  /** Rows whose option value was taken away; they come back as they were when it does. */
  const parked = useRef<DraftVariant[]>([])

  // Named before the form, which asks for them whenever it is validated.
  const [categoryId, setCategoryId] = useState(product?.categoryId ?? '')
  const slug = categories?.items.find(({ id }) => id === categoryId)?.slug
  const { data: category } = useGetCategoryQuery({ slug: slug ?? '' }, { skip: slug === undefined })
  /** What the category asks; undefined until it is known, and then nothing may be saved, or what was said would be lost. */
  const rules = category?.id === categoryId ? category.attributes : undefined

  const form = useForm<ProductDraft>({
    initialValues: draftOf(product),
    validate: (draft) => draftErrors(draft, currency, rules ?? []),
    validateInputOnBlur: true,
    onValuesChange: (values) => setCategoryId(values.categoryId),
  })
  const draft = form.getValues()
  const uploading = usePictureUploads((picture) =>
    form.setFieldValue('pictures', (pictures) => [...pictures, { key: picture.id, picture, alt: '' }]),
  )

  /** What was said of a picture is said of its place, so it goes when they are written anew or change places. */
  const changePictures = (pictures: ProductDraft['pictures']) => {
    for (const path of Object.keys(form.errors)) if (path.startsWith('pictures')) form.clearFieldError(path)
    form.setFieldValue('pictures', pictures)
  }

  const changeOptions = (options: ProductDraft['options'], gone?: number) => {
    const before = { options: draft.options, rows: draft.variants, parked: parked.current }
    const after = withOptions(before, options, gone, emptyVariant)
    if (after.rows.length > mostVariants) {
      notify(`That would be ${after.rows.length} variants; ${mostVariants} are the most`, 'bad')
      return
    }
    parked.current = after.parked
    form.setFieldValue('options', options)
    form.setFieldValue('variants', after.rows)
  }

  const leaveOut = (index: number) => {
    const rest = draft.variants.filter((_, at) => at !== index)
    parked.current.push(draft.variants[index]!)
    form.setFieldValue('options', withValuesOf(draft.options, rest))
    form.setFieldValue('variants', rest)
  }
  const bringBack = () => {
    const known = [...draft.variants, ...parked.current]
    form.setFieldValue('variants', variantsFor(draft.options, known, emptyVariant))
    parked.current = []
  }

  /** Saves what is typed; answers the product, or undefined when it was refused. */
  const save = async (overVersion = version): Promise<OwnProduct | undefined> => {
    setRefusal(undefined)
    const { hasErrors, errors } = form.validate()
    if (hasErrors) {
      form.getInputNode(Object.keys(errors)[0]!)?.focus()
      setRefusal('Some of it cannot be saved like this; the reasons stand at the fields.')
      return undefined
    }
    if (!rules) {
      setRefusal('What the category asks has not arrived yet. Please save once more.')
      return undefined
    }
    const body = bodyOf(form.getValues(), currency, rules)
    try {
      const saved = product
        ? await change({ id: product.id, body: { ...body, version: overVersion } }).unwrap()
        : await create({ body }).unwrap()
      setVersion(saved.version)
      parked.current = []
      const fresh = draftOf(saved)
      form.setInitialValues(fresh)
      form.setValues(fresh)
      return saved
    } catch (error) {
      const words = showProblem(form, error)
      setRefusal(problemOf(error)?.code === 'changed_meanwhile' ? error : words)
      return undefined
    }
  }

  const act = async (what: 'save' | 'publish' | 'hide', overVersion?: number) => {
    setBusy(what)
    const saved = form.isDirty() || !product || overVersion !== undefined ? await save(overVersion) : product
    if (saved) {
      // At once: who goes on in this turn is asked before the next render.
      if (!product) flushSync(() => setLeaving(true))
      const moved = what === 'save' ? undefined : await move(what, saved.id)
      if (what === 'save') notify('Saved')
      else if (moved) notify(wentTo[moved.state])
      if (!product) void navigate(`/seller/products/${saved.id}`, { replace: true })
    }
    setBusy(undefined)
  }
  const move = async (what: 'publish' | 'hide', id: string) => {
    try {
      return await (what === 'publish' ? publish : hide)({ id }).unwrap()
    } catch (error) {
      setRefusal(error)
      return undefined
    }
  }

  const problem = problemOf(refusal)
  const isDirty = form.isDirty()
  return (
    <>
      <LeaveGuard isDirty={(isDirty || uploading.isUploading) && !isLeaving} />
      <EditorHead
        product={product}
        title={draft.title}
        isDirty={isDirty}
        busy={busy}
        isUploading={uploading.isUploading}
        onAct={(what) => void act(what)}
        onLeaving={setLeaving}
      />
      <div className={styles.page}>
        <form
          className={styles.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void act('save')
          }}
        >
          {problem?.code === 'changed_meanwhile' ? (
            <ChangedMeanwhile
              onTheirs={onReload}
              onMine={() => void act('save', Number(problem['version']))}
              isBusy={busy !== undefined}
            />
          ) : problem?.code === 'not_ready' ? (
            <NotReady problem={problem} />
          ) : (
            <ProblemNote error={refusal} />
          )}
          {product && <MarketsWord product={product} />}
          <PictureGallery
            pictures={draft.pictures}
            onChange={changePictures}
            uploading={uploading}
            error={form.errors['pictures'] as string | undefined}
            altErrorAt={(place) => form.errors[`pictures.${place}.alt`] as string | undefined}
          />
          <Card title="What it is">
            <div className={styles.words}>
              <KindChoice
                kind={draft.kind}
                isFixed={product !== undefined && product.state !== 'draft'}
                onChoose={(kind) => form.setFieldValue('kind', kind)}
              />
              <TextInput label="Name" maxLength={300} {...form.getInputProps('title')} />
              <div className={styles.pair}>
                <TextInput label="Brand" maxLength={80} {...form.getInputProps('brand')} />
                <TextInput
                  label="Your own number"
                  placeholder="As your other systems call it"
                  maxLength={120}
                  {...form.getInputProps('externalId')}
                />
              </div>
              <Suspense fallback={<Skeleton height="264px" radius="12px" />}>
                <RichEditor
                  label="Description"
                  hint="What it is made of, how it feels, what it is good for"
                  html={draft.descriptionHtml}
                  error={form.errors['descriptionHtml'] as string | undefined}
                  onChange={(html) => form.setFieldValue('descriptionHtml', html)}
                />
              </Suspense>
              <div className={styles.pair}>
                <NativeSelect
                  label="Category"
                  data={[
                    { value: '', label: 'Choose …', disabled: true },
                    ...(categories?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  {...form.getInputProps('categoryId')}
                />
                <TagsInput
                  label="Tags"
                  placeholder={draft.tags.length === 0 ? 'Handmade, then Enter' : ''}
                  maxTags={6}
                  splitChars={[',', ';']}
                  acceptValueOnBlur
                  {...form.getInputProps('tags')}
                />
              </div>
            </div>
          </Card>
          <AttributesEditor form={form} rules={rules ?? []} />
          <Card title="Options and variants">
            <div className={styles.words}>
              <OptionsEditor form={form} onChange={changeOptions} />
              {form.errors['variants'] && <Note tone="refused">Variants: {form.errors['variants']}</Note>}
              {draft.kind === 'digital' && (
                <Note tone="neutral">
                  Stock counts licences: so many can be sold, and you may raise it whenever you like.
                </Note>
              )}
              <VariantsTable form={form} currency={currency} onLeaveOut={leaveOut} onBringBack={bringBack} />
            </div>
          </Card>
          <DetailsEditor form={form} />
          <SearchEditor form={form} />
          <Button type="submit" className={styles.save} loading={busy === 'save'} disabled={uploading.isUploading}>
            Save
          </Button>
        </form>
        <aside className={styles.beside} aria-label="Beside the form">
          <p className={styles.preview}>
            <strong>Live preview</strong>
            {product && <ProductStateBadge state={product.state} />}
          </p>
          <ProductPreview draft={draft} shopName={me?.shop?.name ?? ''} currency={currency} />
          <Readiness draft={draft} productId={product?.id} />
        </aside>
      </div>
    </>
  )
}

const wentTo: Record<OwnProduct['state'], string> = {
  live: 'It is on the shelf',
  hidden: 'It is off the shelf',
  in_review: 'It waits for the market’s word',
  draft: 'It is a draft again',
  blocked: 'The market has taken it down',
  removed: 'It is gone',
}
