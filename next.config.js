/** Paperdrift's dashboard: server components over lib/data; see app/. */

import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

// The dashboard loads nothing from elsewhere and talks to no one; the browser is told to hold it to that.
const contentSecurityPolicy = (evaluates) => [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${evaluates ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** @returns {import('next').NextConfig} */
const configOf = (phase) => ({
  poweredByHeader: false,
  devIndicators: false,
  // npm test checks the types of everything, tests included; a user's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{
    source: '/:path*',
    headers: [
      { key: 'Content-Security-Policy', value: contentSecurityPolicy(phase === PHASE_DEVELOPMENT_SERVER) },
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      // Not no-referrer: a form's own origin would then be unknown to the server, which turns strangers away.
      { key: 'Referrer-Policy', value: 'same-origin' },
    ],
  }],
})

export default configOf
