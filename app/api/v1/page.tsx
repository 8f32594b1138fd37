/** The API for people: every operation, what it takes and gives. In: the description that programs read. Out: /api/v1. */
import type { Metadata } from 'next'
import { Fragment } from 'react'
import styles from './api.module.css'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Section } from '@/app/_components/section.tsx'
import { describeApi } from '@/lib/api/openapi.ts'
import { programVersion } from '@/lib/data/settings.ts'

export const metadata: Metadata = { title: 'API' }

interface Described {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Record<string, unknown> }[]
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }
  responses: Record<string, { description?: string }>
}

const GROUPS = { corpora: 'Corpora', jobs: 'Imports, fetches and jobs', runs: 'Runs and themes', papers: 'Papers', exports: 'Exports', about: 'About' }

export default function ApiPage() {
  const { info, paths } = describeApi(programVersion())
  const all = Object.entries(paths).flatMap(([address, methods]) => Object.entries(methods).map(([method, operation]) => ({ address, method, operation: operation as unknown as Described })))
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title="API">
        <p>Everything the dashboard shows, for programs. {info.description} The same as a file for tools: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
      </PageTitle>
      {Object.entries(GROUPS).map(([tag, title]) => (
        <Section key={tag} id={tag} title={title}>
          <ul className={styles.operations}>
            {all.filter(({ operation }) => operation.tags.includes(tag)).map(({ address, method, operation }) => <li key={operation.operationId} id={operation.operationId}><OperationEntry address={address} method={method} operation={operation} /></li>)}
          </ul>
        </Section>
      ))}
    </>
  )
}

function OperationEntry({ address, method, operation }: { address: string; method: string; operation: Described }) {
  const [status, answer] = Object.entries(operation.responses)[0]
  const body = operation.requestBody && Object.entries(operation.requestBody.content)[0]
  return (
    <>
      <h3 className={styles.head}><span className={styles.method}>{method.toUpperCase()}</span> <code><BreakingPath path={`/api/v1${address}`} /></code></h3>
      <p>{operation.summary} {operation.description?.split('`').map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part))}</p>
      {operation.parameters.length > 0 && <ParameterTable parameters={operation.parameters} />}
      {body && <details><summary>Body: {body[0]}</summary><pre className={styles.schema}>{JSON.stringify(body[1].schema, null, 2)}</pre></details>}
      <p className={styles.answer}>{status}: {answer.description}</p>
    </>
  )
}

/** A path that breaks after its slashes where a line is too short, and nowhere else. */
const BreakingPath = ({ path }: { path: string }) => path.split('/').map((part, i) => <Fragment key={i}>{i > 0 && <>/<wbr /></>}{part}</Fragment>)

function ParameterTable({ parameters }: Pick<Described, 'parameters'>) {
  const hasMeaning = parameters.some(({ description }) => description)
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Parameters">
      <table className={styles.table}>
        <thead><tr><th scope="col">Parameter</th><th scope="col">Value</th>{hasMeaning && <th scope="col">Meaning</th>}</tr></thead>
        <tbody>
          {parameters.map(({ name, in: place, required, description, schema }) => (
            <tr key={name}><th scope="row"><code>{name}</code>{place === 'query' && !required && <span className="muted"> optional</span>}</th><td>{valueOf(schema)}</td>{hasMeaning && <td>{description}</td>}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function valueOf({ type, enum: values, const: only, default: fallback, minimum, maximum }: Record<string, unknown>): string {
  const kind = Array.isArray(values) ? values.join(', ') : only !== undefined ? String(only) : minimum !== undefined && maximum !== undefined ? `${type} in [${minimum}, ${maximum}]` : String(type ?? 'any')
  return fallback === undefined ? kind : `${kind}; default ${fallback}`
}
