-- CreateTable
CREATE TABLE "TermPapers" (
    "runId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "papers" BYTEA NOT NULL,

    CONSTRAINT "TermPapers_pkey" PRIMARY KEY ("runId","term")
);

-- AddForeignKey
ALTER TABLE "TermPapers" ADD CONSTRAINT "TermPapers_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
