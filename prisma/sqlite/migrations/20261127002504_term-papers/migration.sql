-- CreateTable
CREATE TABLE "TermPapers" (
    "runId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "papers" BLOB NOT NULL,

    PRIMARY KEY ("runId", "term"),
    CONSTRAINT "TermPapers_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
