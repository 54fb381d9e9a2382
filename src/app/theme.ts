// The component set in our own look: colours, type and space of the light table. Values stand in globals.css.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The one accent, from light to dark; 4 is the accent of the dark theme, 7 that of the light one. */
const teal: MantineColorsTuple = [
  '#e6f5f4',
  '#c8e9e6',
  '#9ad9d4',
  '#6fcbc4',
  '#4cc3bb',
  '#26a199',
  '#12857e',
  '#0b6e69',
  '#085a56',
  '#064743',
];

/** Words on the accent: Mantine reckons them for the light theme only. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isAccent = input.variant === 'filled' && (!input.color || input.color === input.theme.primaryColor);
  return isAccent ? { ...colours, color: 'var(--mantine-primary-color-contrast)' } : colours;
};

export const theme = createTheme({
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  variantColorResolver,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '18px', xl: '24px' },
  headings: {
    fontWeight: '620',
    sizes: { h1: { fontSize: '24px' }, h2: { fontSize: '18px' }, h3: { fontSize: '15px' } },
  },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { radius: 'sm' } },
    // Locking the page's scroll would need a style sheet of its own, which our policy refuses.
    Modal: {
      defaultProps: {
        lockScroll: false,
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        // The line with the title would be taken for the head of the whole page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    // Arrow keys and typing do the same; two buttons in the height of one are too small for a finger.
    NumberInput: { defaultProps: { hideControls: true } },
    Portal: { defaultProps: { target: '#popups' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
    // Menus stay where their button is, so that they lie in a landmark; the first item takes the focus.
    Menu: { defaultProps: { shadow: 'md', radius: 'lg', withinPortal: false, withInitialFocusPlaceholder: false } },
  },
});

/** Where Mantine's own variables come from: our tokens, which know both themes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-hover': 'var(--well)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--control)',
    '--mantine-color-error': 'var(--failed)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-line-height': '1.5',
  },
  light: {},
  dark: {},
});
