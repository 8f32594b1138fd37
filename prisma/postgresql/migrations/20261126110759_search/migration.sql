-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "nearest" BYTEA;

-- CreateIndex
CREATE INDEX "Paper_corpusId_published_idx" ON "Paper"("corpusId", "published");

-- CreateIndex
CREATE INDEX "Paper_corpusId_venue_idx" ON "Paper"("corpusId", "venue");

-- By hand: full-text search over the same text as in SQLite's PaperSearch; lib/data/search-index.ts repeats the expression.
CREATE INDEX "Paper_search_idx" ON "Paper" USING GIN (to_tsvector('english', "title" || ' ' || "abstract" || ' ' || "authors"::text || ' ' || coalesce("venue", '') || ' ' || "keywords"::text));
