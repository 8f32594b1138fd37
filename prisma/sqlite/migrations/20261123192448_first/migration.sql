-- CreateTable
CREATE TABLE "Corpus" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "contentHash" TEXT
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "corpusId" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "authors" JSONB NOT NULL,
    "venue" TEXT,
    "published" TEXT,
    "doi" TEXT,
    "arxivId" TEXT,
    "url" TEXT,
    "keywords" JSONB NOT NULL,
    "citations" INTEGER,
    "contentHash" TEXT NOT NULL,
    "importBatchId" INTEGER NOT NULL,
    "importLine" INTEGER NOT NULL,
    "mergedIntoId" INTEGER,
    CONSTRAINT "Paper_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Paper_importBatchId_fkey" FOREIGN KEY ("importBatchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Paper_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PaperKey" (
    "corpusId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "paperId" INTEGER NOT NULL,

    PRIMARY KEY ("corpusId", "key", "paperId"),
    CONSTRAINT "PaperKey_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PaperKey_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "corpusId" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    CONSTRAINT "ImportBatch_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportRejection" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "batchId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "duplicateOf" TEXT,
    CONSTRAINT "ImportRejection_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "corpusId" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "stage" TEXT,
    "progress" REAL NOT NULL DEFAULT 0,
    "pid" INTEGER,
    "heartbeatAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    "error" TEXT,
    "options" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "space" TEXT NOT NULL,
    "manifestHash" TEXT NOT NULL,
    "k" INTEGER,
    "documents" INTEGER,
    "skipped" INTEGER,
    "inertia" REAL,
    "iterations" INTEGER,
    "timingsMs" JSONB,
    "metrics" JSONB,
    "kReason" TEXT,
    "trends" JSONB,
    "peakRssBytes" BIGINT,
    "fittedModel" BLOB,
    CONSTRAINT "Run_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Theme" (
    "runId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "automaticLabel" TEXT NOT NULL,
    "labelNote" TEXT,
    "size" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "metrics" JSONB NOT NULL,
    "x" REAL NOT NULL,
    "y" REAL NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "parentIndex" INTEGER,
    "place" INTEGER NOT NULL,
    "representatives" JSONB NOT NULL,
    "trend" JSONB,
    "venueShares" JSONB,

    PRIMARY KEY ("runId", "index"),
    CONSTRAINT "Theme_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "runId" TEXT NOT NULL,
    "paperId" INTEGER NOT NULL,
    "themeIndex" INTEGER NOT NULL,
    "similarity" REAL NOT NULL,
    "runnerUpIndex" INTEGER,
    "margin" REAL,
    "isWeakFit" BOOLEAN NOT NULL DEFAULT false,
    "x" REAL NOT NULL,
    "y" REAL NOT NULL,
    "reasons" JSONB NOT NULL,
    "runnerUpReasons" JSONB NOT NULL,

    PRIMARY KEY ("runId", "paperId"),
    CONSTRAINT "Assignment_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignment_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TrendPoint" (
    "runId" TEXT NOT NULL,
    "themeIndex" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "share" REAL NOT NULL,
    "low" REAL NOT NULL,
    "high" REAL NOT NULL,

    PRIMARY KEY ("runId", "themeIndex", "period"),
    CONSTRAINT "TrendPoint_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "KCandidate" (
    "runId" TEXT NOT NULL,
    "k" INTEGER NOT NULL,
    "stability" REAL NOT NULL,
    "silhouette" REAL NOT NULL,
    "npmi" REAL,
    "score" REAL NOT NULL,

    PRIMARY KEY ("runId", "k"),
    CONSTRAINT "KCandidate_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ThemeLink" (
    "runId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromWindow" INTEGER NOT NULL,
    "fromIndex" INTEGER NOT NULL,
    "toIndex" INTEGER NOT NULL,
    "weight" REAL NOT NULL,

    PRIMARY KEY ("runId", "kind", "fromWindow", "fromIndex", "toIndex"),
    CONSTRAINT "ThemeLink_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Corpus_name_key" ON "Corpus"("name");

-- CreateIndex
CREATE INDEX "Paper_corpusId_sourceId_idx" ON "Paper"("corpusId", "sourceId");

-- CreateIndex
CREATE INDEX "Paper_importBatchId_idx" ON "Paper"("importBatchId");

-- CreateIndex
CREATE INDEX "Paper_mergedIntoId_idx" ON "Paper"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_corpusId_identity_key" ON "Paper"("corpusId", "identity");

-- CreateIndex
CREATE INDEX "PaperKey_paperId_idx" ON "PaperKey"("paperId");

-- CreateIndex
CREATE INDEX "ImportBatch_corpusId_idx" ON "ImportBatch"("corpusId");

-- CreateIndex
CREATE INDEX "ImportRejection_batchId_idx" ON "ImportRejection"("batchId");

-- CreateIndex
CREATE INDEX "Run_corpusId_status_idx" ON "Run"("corpusId", "status");

-- CreateIndex
CREATE INDEX "Run_manifestHash_idx" ON "Run"("manifestHash");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_runId_key_key" ON "Theme"("runId", "key");

-- CreateIndex
CREATE INDEX "Assignment_runId_themeIndex_similarity_idx" ON "Assignment"("runId", "themeIndex", "similarity");

-- CreateIndex
CREATE INDEX "Assignment_paperId_idx" ON "Assignment"("paperId");
