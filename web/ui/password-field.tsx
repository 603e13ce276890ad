import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/**
 * A field for a password, which can be shown. Mantine ties the reason of a refusal to it and marks it for the eyes alone; this one is
 * marked as refused for who listens, too.
 */
export function PasswordField({ error, visibilityToggleButtonProps, ...props }: PasswordInputProps) {
  return (
    <PasswordInput
      aria-invalid={error ? true : undefined}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password', ...visibilityToggleButtonProps }}
      {...props}
    />
  )
}
