/** Paperdrift's dashboard: server components over lib/data; see app/. */
/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  devIndicators: false,
}
