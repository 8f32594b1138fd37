-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "isMisplaced" BOOLEAN;
ALTER TABLE "Assignment" ADD COLUMN "windowTheme" INTEGER;
