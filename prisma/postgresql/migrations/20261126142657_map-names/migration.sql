-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "mapNames" JSONB;
