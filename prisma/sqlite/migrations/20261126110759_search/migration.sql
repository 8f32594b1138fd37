-- AlterTable
ALTER TABLE "Run" ADD COLUMN "nearest" BLOB;

-- CreateIndex
CREATE INDEX "Paper_corpusId_published_idx" ON "Paper"("corpusId", "published");

-- CreateIndex
CREATE INDEX "Paper_corpusId_venue_idx" ON "Paper"("corpusId", "venue");


-- By hand: full-text search. The text stays in "Paper"; papers merged into others are left out. Weights: title, abstract, authors, venue, keywords.
CREATE VIRTUAL TABLE "PaperSearch" USING fts5("title", "abstract", "authors", "venue", "keywords", content='Paper', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO "PaperSearch"("PaperSearch", "rank") VALUES ('rank', 'bm25(5, 1, 2, 1, 3)');
INSERT INTO "PaperSearch"("rowid", "title", "abstract", "authors", "venue", "keywords") SELECT "id", "title", "abstract", "authors", "venue", "keywords" FROM "Paper" WHERE "mergedIntoId" IS NULL;
