-- CreateTable
CREATE TABLE "Job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "corpus" TEXT,
    "subject" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "folder" TEXT,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "stage" TEXT,
    "progress" REAL NOT NULL DEFAULT 0,
    "papers" INTEGER,
    "papersPerSecond" REAL,
    "runId" TEXT,
    "pid" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" DATETIME,
    "heartbeatAt" DATETIME,
    "cancelAskedAt" DATETIME,
    "finishedAt" DATETIME,
    "error" TEXT,
    "result" JSONB
);

-- CreateIndex
CREATE INDEX "Job_status_id_idx" ON "Job"("status", "id");
