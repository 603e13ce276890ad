import {
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  defaultVariantColorsResolver,
  mergeMantineTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type VariantColorsResolver,
} from '@mantine/core'
import parts from './theme.module.css'

// The warm greys of `tokens.css`, where Mantine reaches for a grey by number.
const gray: MantineColorsTuple = [
  '#fbf9f5',
  '#f4f0e8',
  '#eae3d6',
  '#e0d8c9',
  '#c9c0af',
  '#a79d8c',
  '#6f685b',
  '#575146',
  '#3a362e',
  '#1e1c18',
]
const dark: MantineColorsTuple = [
  '#f5f0e6',
  '#c0b8a9',
  '#a0988a',
  '#7d7566',
  '#4a453b',
  '#35312a',
  '#1f1d18',
  '#151410',
  '#100f0c',
  '#0b0a08',
]

/**
 * Colours of buttons: `filled` acts, `default` is an outlined choice, `sand` the quiet second, `light` a tinted one,
 * `subtle` a word, `danger` takes something away.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const edgeless = '1px solid transparent'
  const isAccent = input.color === undefined || input.color === input.theme.primaryColor
  switch (input.variant) {
    case 'sand':
      return { background: 'var(--sand-button)', hover: 'var(--sand)', color: 'var(--ink)', border: edgeless }
    case 'danger':
      return {
        background: 'var(--clay-tint)',
        hover: 'var(--clay-tint-strong)',
        color: 'var(--clay)',
        border: edgeless,
      }
    case 'filled':
      if (!isAccent) break
      return { background: 'var(--green)', hover: 'var(--green-strong)', color: 'var(--on-green)', border: edgeless }
    case 'light':
      if (!isAccent) break
      return { background: 'var(--green-tint)', hover: 'var(--green-tint)', color: 'var(--green)', border: edgeless }
    case 'subtle':
      if (!isAccent) break
      return { background: 'transparent', hover: 'var(--green-tint)', color: 'var(--green)', border: edgeless }
  }
  return defaultVariantColorsResolver(input)
}

const field = {
  classNames: {
    input: parts.input!,
    label: parts.label!,
    description: parts.description!,
    error: parts.error!,
    required: parts.required!,
  },
}

const base = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  black: '#1e1c18',
  colors: { gray, dark },
  variantColorResolver,
  cursorType: 'pointer',
  focusRing: 'never',
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '480', textWrap: 'balance' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.34', sm: '1.43', md: '1.6', lg: '1.56', xl: '1.28' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '8px', sm: '10px', md: '12px', lg: '14px', xl: '20px' },
  defaultRadius: 'md',
  components: {
    Button: {
      defaultProps: { radius: '999px', size: 'md' },
      classNames: { root: parts.button! },
    },
    ActionIcon: {
      defaultProps: { radius: '999px', size: 'lg', variant: 'subtle' },
      classNames: { root: parts.actionIcon! },
    },
    Input: { defaultProps: { size: 'md' }, classNames: { input: parts.input! } },
    InputWrapper: field,
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { iconColor: 'var(--on-green)', radius: '6px' } },
    Radio: { defaultProps: { iconColor: 'var(--on-green)' } },
    Modal: {
      defaultProps: { centered: true, padding: 'lg' },
      classNames: { content: parts.dialog!, title: parts.dialogTitle! },
    },
    Drawer: { classNames: { title: parts.dialogTitle! } },
    Menu: { classNames: { dropdown: parts.floating! } },
    Popover: { classNames: { dropdown: parts.floating! } },
    Tooltip: { defaultProps: { radius: '8px' } },
  },
})

/** The Mantine theme in the operator's colour, given as ten shades from light to dark. */
export function themeFor(accentShades: readonly string[]): MantineThemeOverride {
  return remembered(accentShades).theme
}

/** The text of the one `<style>` that carries Mantine's variables in the operator's colour. */
export function themeStyle(accentShades: readonly string[]): string {
  return remembered(accentShades).style
}

// Mantine's names for our tokens, alike in both schemes because the tokens change with the scheme.
const names = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink3)',
  '--mantine-color-placeholder': 'var(--ink3)',
  '--mantine-color-anchor': 'var(--green)',
  '--mantine-color-error': 'var(--clay)',
  '--mantine-color-success': 'var(--green)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-accent-text': 'var(--green)',
  '--mantine-color-accent-filled': 'var(--green)',
  '--mantine-color-accent-filled-hover': 'var(--green-strong)',
  '--mantine-color-accent-light': 'var(--green-tint)',
  '--mantine-color-accent-light-hover': 'var(--green-tint)',
  '--mantine-color-accent-light-color': 'var(--green)',
  '--mantine-color-accent-outline': 'var(--green)',
  '--mantine-primary-color-contrast': 'var(--on-green)',
}

const withOurNames: CSSVariablesResolver = (theme) => {
  const { variables, light, dark } = defaultCssVariablesResolver(theme)
  return { variables, light: { ...light, ...names }, dark: { ...dark, ...names } }
}

let last: { key: string; theme: MantineThemeOverride; style: string } | undefined

/** Reckoned again only when the operator picks another colour: it would cost each rendered page half a millisecond. */
function remembered(accentShades: readonly string[]) {
  const key = accentShades.join()
  if (last?.key !== key) {
    const theme: MantineThemeOverride = {
      ...base,
      colors: { ...base.colors, accent: accentShades as unknown as MantineColorsTuple },
    }
    const variables = changedFromDefaults(withOurNames(mergeMantineTheme(DEFAULT_THEME, theme)))
    last = { key, theme, style: convertCssVariables(variables) }
  }
  return last
}

type Variables = ReturnType<CSSVariablesResolver>

/** The page already has Mantine's default variables in a stylesheet that the browser keeps. */
function changedFromDefaults(ours: Variables): Variables {
  const theirs = defaultCssVariablesResolver(DEFAULT_THEME)
  const changed = (part: keyof Variables) => {
    const defaults = new Map(Object.entries(theirs[part]))
    return Object.fromEntries(Object.entries(ours[part]).filter(([name, value]) => defaults.get(name) !== value))
  }
  return { variables: changed('variables'), light: changed('light'), dark: changed('dark') }
}
