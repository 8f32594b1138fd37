-- CreateIndex
CREATE INDEX "Assignment_runId_paperId_themeIndex_idx" ON "Assignment"("runId", "paperId", "themeIndex");
