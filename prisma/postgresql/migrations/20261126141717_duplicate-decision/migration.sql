-- AlterTable
ALTER TABLE "DuplicateProposal" ADD COLUMN     "decision" TEXT;
