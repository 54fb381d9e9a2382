-- CreateEnum
CREATE TYPE "DraftReason" AS ENUM ('autosave', 'conflict', 'restore');

-- AlterTable
ALTER TABLE "Workflow" ADD COLUMN "changedBy" JSON;

-- CreateTable
CREATE TABLE "WorkflowDraft" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "workflowId" TEXT NOT NULL,
    "reason" "DraftReason" NOT NULL,
    "revision" INTEGER NOT NULL,
    "graph" JSON NOT NULL,
    "changedBy" JSON,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkflowDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WorkflowDraft_workflowId_updatedAt_idx" ON "WorkflowDraft"("workflowId", "updatedAt");

-- AddForeignKey
ALTER TABLE "WorkflowDraft" ADD CONSTRAINT "WorkflowDraft_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkflowDraft" ADD CONSTRAINT "WorkflowDraft_teamId_workflowId_fkey" FOREIGN KEY ("teamId", "workflowId") REFERENCES "Workflow"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
