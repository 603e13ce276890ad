import { TextInput, type TextInputProps } from '@mantine/core'

/** The code of the second step, asked for before money is sent elsewhere. */
export function CodeField(props: TextInputProps) {
  return (
    <TextInput
      label="Code"
      description="Of your second step: the six digits your app shows"
      autoComplete="one-time-code"
      {...props}
    />
  )
}
