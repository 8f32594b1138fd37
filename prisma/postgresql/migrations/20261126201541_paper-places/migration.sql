-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "isMisplaced" BOOLEAN,
ADD COLUMN     "windowTheme" INTEGER;
