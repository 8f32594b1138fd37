-- CreateIndex
CREATE INDEX "Assignment_runId_similarity_paperId_themeIndex_idx" ON "Assignment"("runId", "similarity" DESC, "paperId", "themeIndex");
