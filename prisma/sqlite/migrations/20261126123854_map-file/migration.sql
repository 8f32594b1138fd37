-- AlterTable
ALTER TABLE "Run" ADD COLUMN "mapFile" BLOB;
