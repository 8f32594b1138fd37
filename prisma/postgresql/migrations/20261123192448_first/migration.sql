-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Corpus" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "contentHash" TEXT,

    CONSTRAINT "Corpus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperKey" (
    "corpusId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "paperId" INTEGER NOT NULL,

    CONSTRAINT "PaperKey_pkey" PRIMARY KEY ("corpusId","key","paperId")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" SERIAL NOT NULL,
    "corpusId" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRejection" (
    "id" SERIAL NOT NULL,
    "batchId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "duplicateOf" TEXT,

    CONSTRAINT "ImportRejection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "corpusId" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "stage" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "pid" INTEGER,
    "heartbeatAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "error" TEXT,
    "options" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "space" TEXT NOT NULL,
    "manifestHash" TEXT NOT NULL,
    "k" INTEGER,
    "documents" INTEGER,
    "skipped" INTEGER,
    "inertia" DOUBLE PRECISION,
    "iterations" INTEGER,
    "timingsMs" JSONB,
    "metrics" JSONB,
    "kReason" TEXT,
    "trends" JSONB,
    "peakRssBytes" BIGINT,
    "fittedModel" BYTEA,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
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
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "parentIndex" INTEGER,
    "place" INTEGER NOT NULL,
    "representatives" JSONB NOT NULL,
    "trend" JSONB,
    "venueShares" JSONB,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("runId","index")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "runId" TEXT NOT NULL,
    "paperId" INTEGER NOT NULL,
    "themeIndex" INTEGER NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "runnerUpIndex" INTEGER,
    "margin" DOUBLE PRECISION,
    "isWeakFit" BOOLEAN NOT NULL DEFAULT false,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "runnerUpReasons" JSONB NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("runId","paperId")
);

-- CreateTable
CREATE TABLE "TrendPoint" (
    "runId" TEXT NOT NULL,
    "themeIndex" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "TrendPoint_pkey" PRIMARY KEY ("runId","themeIndex","period")
);

-- CreateTable
CREATE TABLE "KCandidate" (
    "runId" TEXT NOT NULL,
    "k" INTEGER NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "silhouette" DOUBLE PRECISION NOT NULL,
    "npmi" DOUBLE PRECISION,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "KCandidate_pkey" PRIMARY KEY ("runId","k")
);

-- CreateTable
CREATE TABLE "ThemeLink" (
    "runId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromWindow" INTEGER NOT NULL,
    "fromIndex" INTEGER NOT NULL,
    "toIndex" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ThemeLink_pkey" PRIMARY KEY ("runId","kind","fromWindow","fromIndex","toIndex")
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

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_importBatchId_fkey" FOREIGN KEY ("importBatchId") REFERENCES "ImportBatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Paper"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperKey" ADD CONSTRAINT "PaperKey_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperKey" ADD CONSTRAINT "PaperKey_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRejection" ADD CONSTRAINT "ImportRejection_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Theme" ADD CONSTRAINT "Theme_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrendPoint" ADD CONSTRAINT "TrendPoint_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KCandidate" ADD CONSTRAINT "KCandidate_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeLink" ADD CONSTRAINT "ThemeLink_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
