/** A font file that a page asks for itself: the import is its address. In: files of @fontsource-variable. Out: read by layout.tsx. */
declare module '*.woff2' {
  const address: string
  export default address
}
