-- AlterTable
ALTER TABLE "ImportRejection" ADD COLUMN     "bare" JSONB;
