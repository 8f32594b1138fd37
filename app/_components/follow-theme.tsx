/** Choose a theme to follow through the pictures of a page. In: the themes, the one followed, a word for what is done with it. Out: a form that puts it into the address. */
import Form from 'next/form'
import Link from 'next/link'
import styles from './follow-theme.module.css'
import form from './forms/form.module.css'
import { themeId, type Theme } from '@/lib/domain/theme.ts'

export function FollowTheme({ themes, follow, verb = 'Follow' }: { themes: Theme[]; follow: number | null; verb?: string }) {
  return (
    <Form action="" scroll={false} replace className={styles.form} aria-label={`${verb} a theme`}>
      <label>{verb} <select key={follow} name="follow" defaultValue={follow === null ? '' : themeId(follow)}><option value="">all themes</option>{themes.map(({ index, label }) => <option key={index} value={themeId(index)}>{label}</option>)}</select></label>
      <button type="submit" className={form.quiet}>Show</button>
      {follow !== null && <Link href="?" scroll={false} replace prefetch={false}>Show all alike</Link>}
    </Form>
  )
}
