/**
 * The colour of a theme: the twelve largest have a hue of their own, the rest share a grey.
 * In: a theme's index (0 is the largest).   Out: CSS colours, defined for both schemes in app/tokens.css; read by every chart.
 */

/** Hues that stay apart for every common kind of colour vision; lib/view/palette.test.ts measures it. */
export const THEME_HUES = 12

/** @returns the CSS custom property's name: "--theme-1" … "--theme-12", or "--theme-rest". */
export const themeHue = (themeIndex: number): string => (themeIndex < THEME_HUES ? `--theme-${themeIndex + 1}` : '--theme-rest')

/** @returns the colour as CSS takes it: "var(--theme-1)". */
export const themeColor = (themeIndex: number): string => `var(${themeHue(themeIndex)})`
