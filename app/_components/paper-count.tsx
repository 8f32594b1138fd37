/** A number of papers that leads to them. In: the number, the address of their list; whether it says "papers". Out: a link; plain text where there are none. */
import Link from 'next/link'
import { formatCount, formatNumberOf } from '@/lib/view/format.ts'

export function PaperCount({ papers, href, isWorded = false }: { papers: number; href: string; isWorded?: boolean }) {
  const text = isWorded ? formatNumberOf(papers, 'paper') : formatCount(papers)
  return papers > 0 ? <Link className="number" href={href} prefetch={false}>{text}</Link> : text
}
