-- AlterEnum
ALTER TYPE "BatchKind" ADD VALUE 'recount';

-- CreateEnum
CREATE TYPE "RunSource" AS ENUM ('app', 'api', 'template');

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "deletedAt" TIMESTAMPTZ(6),
ADD COLUMN     "source" "RunSource" NOT NULL DEFAULT 'app',
ADD COLUMN     "sourceName" TEXT,
ADD COLUMN     "workflowRevision" INTEGER;

-- AlterTable
ALTER TABLE "ItemResult" ADD COLUMN     "stepMs" JSON,
ADD COLUMN     "unsure" INTEGER;

-- CreateTable
CREATE TABLE "Correction" (
    "teamId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "itemIndex" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "edits" JSON NOT NULL,
    "count" INTEGER NOT NULL,
    "baseAttempt" INTEGER NOT NULL,
    "appliedRevision" INTEGER NOT NULL DEFAULT 0,
    "error" JSON,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("runId","itemIndex")
);

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_teamId_runId_fkey" FOREIGN KEY ("teamId", "runId") REFERENCES "Run"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_runId_itemIndex_fkey" FOREIGN KEY ("runId", "itemIndex") REFERENCES "Item"("runId", "index") ON DELETE CASCADE ON UPDATE CASCADE;
