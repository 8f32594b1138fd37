'use client'
/**
 * A form that stays as it is filled in if the server refuses it, with the sentence that says why; before the script has loaded it is a plain form.
 * In: what a form takes; names of the fields that show a sentence of their own by FieldProblem.   Out: the page that the server leads to.
 */
import { createContext, useContext, useEffect, useRef, useState, type ComponentProps, type SubmitEvent } from 'react'
import styles from './form.module.css'
import { sendForm } from './send-form.ts'

/** A sentence begins with the name of the field that it is about. */
const isAbout = (sentence: string, field: string) => sentence.startsWith(`${field} `)

const Refusal = createContext<string | null>(null)

export function SentForm({ fields = [], children, ...form }: ComponentProps<'form'> & { fields?: string[] }) {
  const element = useRef<HTMLFormElement>(null)
  const isSending = useRef(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    const field = refusal === null ? null : element.current?.elements.namedItem(refusal.split(' ')[0])
    if (field instanceof HTMLElement) field.focus()
  }, [refusal])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    setRefusal(null)
    sendForm(event.currentTarget, event.nativeEvent.submitter, () => {}).done
      .then((where) => window.location.assign(where), (error: Error) => setRefusal(error.message))
      .finally(() => (isSending.current = false))
  }
  return (
    <form {...form} method="post" ref={element} onSubmit={submit}>
      <Refusal value={refusal}>{children}</Refusal>
      {refusal && !fields.some((field) => isAbout(refusal, field)) && <p className={styles.error} role="alert">{refusal}</p>}
    </form>
  )
}

/** What is wrong with a field. @param given from the address, as the server saw it. */
export function FieldProblem({ field, id, given }: { field: string; id?: string; given?: string }) {
  const refusal = useContext(Refusal)
  const sentence = refusal && isAbout(refusal, field) ? refusal : given
  return sentence ? <p className={styles.error} role="alert" id={id}>{sentence}</p> : null
}
