'use client'
/**
 * The numbers behind a chart, folded away. In: texts, or links to what they count. Out: a table that scrolls sideways by itself; a column with nothing in it is left out.
 * Nothing moves here: drawn on the server alone, each cell of a thousand rows would be sent twice as an element; so it is sent once, as text.
 */
import type { ReactNode } from 'react'
import styles from './data-table.module.css'

export function DataTable({ caption, head, rows }: { caption: string; head: string[]; rows: ReactNode[][] }) {
  const kept = head.map((_, i) => rows.length === 0 || rows.some((row) => !isNothing(row[i])))
  const only = <T,>(cells: T[]) => cells.filter((_, i) => kept[i])
  return (
    <details className={styles.details}>
      <summary>Show the numbers</summary>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={caption}>
        <table className={styles.table}>
          <caption>{caption}</caption>
          <thead><tr>{only(head).map((text, i) => <th scope="col" key={i}>{text}</th>)}</tr></thead>
          <tbody>
            {rows.map(only).map(([first, ...rest], r) => <tr key={r}><th scope="row">{first}</th>{rest.map((text, i) => <td key={i}>{text}</td>)}</tr>)}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const NOTHING: ReactNode[] = ['', '–', 'not measured', null, undefined]

const isNothing = (cell: ReactNode): boolean => NOTHING.includes(cell)
