import { Button, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { takesFound } from '../ui/takes-found.js';

const blue: MantineColorsTuple = [
  ...(['#e9effc', '#d3dffa', '#a9bff3', '#7ea6ff', '#5b83e4', '#4470d9', '#2f5fd0', '#2751b5'] as const),
  ...(['#1f4296', '#173377'] as const),
];

/** Mantine draws the dark scheme from these, the lightest first. */
const dark: MantineColorsTuple = [
  ...(['#e7ebf1', '#9aa5b4', '#8e9aac', '#76839a', '#354050', '#242c37', '#141920', '#10151b'] as const),
  ...(['#0d1015', '#090c10'] as const),
];

const filled = {
  '--button-bg': 'var(--accent)',
  '--button-hover': 'var(--accent)',
  '--button-color': 'var(--accent-text)',
};

const dangerous = {
  '--button-bg': 'var(--late)',
  '--button-hover': 'var(--late)',
  '--button-color': 'var(--surface)',
};

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 3 },
  colors: { blue, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '640' },
  defaultRadius: 7,
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      vars: (_theme, { variant = 'filled', color }) => ({
        root: variant !== 'filled' ? {} : color === 'red' ? dangerous : filled,
      }),
    }),
    Modal: { defaultProps: { centered: true, radius: 11, transitionProps: { duration: 100 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 250, multiline: true, maw: 340, withArrow: true, zIndex: 500 } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    // What one types finds something: Enter takes the first of it. What is only reached, as a dialog opens, stays shut: open,
    // it would lie upon the button.
    Select: {
      defaultProps: {
        comboboxProps: { transitionProps: { duration: 80 } },
        ...{ selectFirstOptionOnChange: true, onKeyDownCapture: takesFound, openOnFocus: false },
      },
    },
    MultiSelect: { defaultProps: { selectFirstOptionOnChange: true, onKeyDownCapture: takesFound } },
  },
});

/** Mantine's own names for the colours of tokens.css, so that no component brings colours of its own. */
const variables = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--faint)',
};

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
