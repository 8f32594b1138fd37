-- AlterTable
ALTER TABLE "Corpus" ADD COLUMN "proposedFor" TEXT;

-- AlterTable
ALTER TABLE "Paper" ADD COLUMN "fieldSources" JSONB;
ALTER TABLE "Paper" ADD COLUMN "ownFields" JSONB;
ALTER TABLE "Paper" ADD COLUMN "pmid" TEXT;

-- AlterTable
ALTER TABLE "ImportBatch" ADD COLUMN "warnings" JSONB;

-- CreateTable
CREATE TABLE "DuplicateProposal" (
    "corpusId" INTEGER NOT NULL,
    "paperId" INTEGER NOT NULL,
    "otherId" INTEGER NOT NULL,
    "similarity" REAL NOT NULL,

    PRIMARY KEY ("corpusId", "paperId", "otherId"),
    CONSTRAINT "DuplicateProposal_corpusId_fkey" FOREIGN KEY ("corpusId") REFERENCES "Corpus" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DuplicateProposal_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DuplicateProposal_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DuplicateProposal_paperId_idx" ON "DuplicateProposal"("paperId");

-- CreateIndex
CREATE INDEX "DuplicateProposal_otherId_idx" ON "DuplicateProposal"("otherId");
