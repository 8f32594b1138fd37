'use client'
/**
 * A file into a corpus: dropped or chosen, sent with a bar that shows how far it is. Before the script has loaded it is a plain form.
 * In: the largest size allowed; the other fields as children.   Out: the page of the job that imports it, or of the upload, to look at it first.
 */
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { formatShare } from '@/lib/view/format.ts'
import styles from './file-form.module.css'
import form from './form.module.css'
import { sendForm } from './send-form.ts'

export function FileForm({ maxBytes, maxWords, children }: { maxBytes: number; maxWords: string; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null)
  const cancel = useRef<(() => void) | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isOver = useFileDrop((files) => {
    if (input.current) input.current.files = files
    choose()
  })

  function choose(): void {
    const file = input.current?.files?.[0]
    setName(file?.name ?? null)
    setProblem(!file || file.size <= maxBytes ? null : `${file.name} is too large: a file may have up to ${maxWords}. Import it from a terminal instead.`)
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (problem || !input.current?.files?.length) return setProblem(problem ?? 'Choose a file first.')
    setSent(0)
    const sending = sendForm(event.currentTarget, event.nativeEvent.submitter, setSent)
    cancel.current = sending.cancel
    sending.done.then((where) => window.location.assign(where), (error: Error) => {
      setSent(null)
      setProblem(error.message)
    })
  }

  return (
    <form className={form.form} method="post" action="/api/imports" encType="multipart/form-data" onSubmit={submit}>
      <label className={isOver ? styles.over : styles.drop}>
        <span className={styles.call}>{name ?? 'Drop a file here, or choose one'}</span>
        <span className={form.hint}>Up to {maxWords}. The format is told by the content; a .paperdrift archive opens as a run.</span>
        <input ref={input} className={styles.input} type="file" name="file" required onChange={choose} />
      </label>
      {children}
      {problem && <p className={form.error} role="alert">{problem}</p>}
      {sent === null ? (
        <div className={form.buttons}>
          <button className={form.go}>Import the file</button>
          <button className={form.second} name="look" value="on">Look at it first</button>
        </div>
      ) : (
        <div className={styles.sending}>
          <progress className={styles.track} value={sent} max={1} aria-label="Sent so far" />
          <span className="number" role="status">{formatShare(sent)} sent</span>
          <button className={form.quiet} type="button" onClick={() => cancel.current?.()}>Stop</button>
        </div>
      )}
    </form>
  )
}

/** Files dropped anywhere on the page. @returns whether some are held over it. */
function useFileDrop(take: (files: FileList) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer!.files)
    }
    const listeners = [['dragover', over], ['dragleave', leave], ['drop', drop]] as const
    for (const [kind, listener] of listeners) window.addEventListener(kind, listener)
    return () => listeners.forEach(([kind, listener]) => window.removeEventListener(kind, listener))
  })
  return isOver
}
