import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { fieldSentence } from '../../ui/field-sentence.ts'
import type { CheckoutForm } from './checkout-form.ts'

interface TaxNumberFieldProps {
  form: Pick<UseFormReturnType<CheckoutForm>, 'getInputProps' | 'key'>
  /** Why the basket could not be priced for it. */
  fault: string | undefined
}

/** The number of a business; one of another country of the EU may account for the tax itself. */
export function TaxNumberField({ form, fault }: TaxNumberFieldProps) {
  const { error, ...props } = form.getInputProps('taxNumber')
  return (
    <TextInput
      key={form.key('taxNumber')}
      {...props}
      label="VAT number (optional, for businesses)"
      error={fieldSentence('VAT number', error ?? fault)}
    />
  )
}
