/** The three ways of bringing papers. In: names of the corpora; one alone if they go there. Out: three forms, one of them open. */
import { maxUploadBytes } from '@/lib/data/settings.ts'
import { sizeInWords } from '@/lib/jobs/receive-upload.ts'
import { CorpusFields } from './corpus-fields.tsx'
import { FetchForm } from './fetch-form.tsx'
import { FileForm } from './file-form.tsx'
import styles from './import-forms.module.css'
import { PasteForm } from './paste-form.tsx'

export function ImportForms({ corpora, isFixed = false }: { corpora: string[]; isFixed?: boolean }) {
  const maxBytes = maxUploadBytes()
  const ways = [
    { title: 'A file', form: <FileForm maxBytes={maxBytes} maxWords={sizeInWords(maxBytes)}><CorpusFields id="file" corpora={corpora} whenEmpty="the name of the file, or the one that an archive names" isFixed={isFixed} /></FileForm> },
    { title: 'Pasted text, or a list of ids', form: <PasteForm corpora={corpora} isFixed={isFixed} /> },
    { title: 'A service: arXiv, OpenAlex, PubMed …', form: <FetchForm corpora={corpora} isFixed={isFixed} /> },
  ]
  return (
    <div className={styles.ways}>
      {ways.map(({ title, form }, i) => (
        <details key={title} name="import-way" open={i === 0} className={styles.way}>
          <summary className={styles.title}>{title}</summary>
          <div className={styles.content}>{form}</div>
        </details>
      ))}
    </div>
  )
}
