/** The frame of every page: name, content, footer. In: a page. Out: the document. */
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'
import '@fontsource-variable/inter/wght.css'
import sourceSerif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'
import '@fontsource-variable/source-serif-4/wght.css'
import './tokens.css'
import './base.css'
import styles from './layout.module.css'

export const metadata: Metadata = {
  title: { default: 'Paperdrift', template: '%s · Paperdrift' },
  description: 'What a body of research papers is about and where it is drifting.',
  robots: 'noindex',
  // Otherwise a phone turns ids and years into telephone links.
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  themeColor: [{ media: '(prefers-color-scheme: light)', color: '#faf8f4' }, { media: '(prefers-color-scheme: dark)', color: '#15171b' }],
}

export default function Layout({ children }: { children: ReactNode }) {
  // Asked for before the style sheets name them, they are there for the first paint: no line breaks anew.
  for (const font of [inter, sourceSerif]) preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <html lang="en">
      <body>
        <a className={styles.skip} href="#content">Skip to the content</a>
        <header className={styles.header}>
          <Link className={styles.mark} href="/">
            <svg width="28" height="20" viewBox="0 0 28 20" aria-hidden="true">
              <path d="M2 14C8 14 9 6 15 6s6 6 11 3" fill="none" stroke="var(--line-strong)" strokeWidth="1.5" strokeLinecap="round" />
              <circle cx="4" cy="14" r="3" fill="var(--theme-1)" />
              <circle cx="14" cy="6" r="3" fill="var(--theme-4)" />
              <circle cx="24" cy="9.5" r="3" fill="var(--theme-6)" />
            </svg>
            Paperdrift
          </Link>
        </header>
        <main className={styles.main} id="content">{children}</main>
        <footer className={styles.footer}>
          <p>Everything here was computed on this machine and is served from it. Nothing is sent anywhere, save a query for papers to the service that you ask.</p>
        </footer>
      </body>
    </html>
  )
}
