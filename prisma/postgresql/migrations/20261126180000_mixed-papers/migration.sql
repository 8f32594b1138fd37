-- By hand: an index over the few papers that several imports have a part in; Prisma knows none of a part of a table.
CREATE INDEX "Paper_mixed_idx" ON "Paper"("corpusId", "id") WHERE "mergedIntoId" IS NULL AND "fieldSources" IS NOT NULL;
