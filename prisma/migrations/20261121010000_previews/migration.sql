-- CreateEnum
CREATE TYPE "PreviewStatus" AS ENUM ('waiting', 'running', 'done', 'failed', 'replaced');

-- CreateTable: nobody misses a preview after a crash, so its writes need not wait for the disk
CREATE UNLOGGED TABLE "Preview" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "status" "PreviewStatus" NOT NULL DEFAULT 'waiting',
    "request" JSON NOT NULL,
    "answer" JSON,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "beatAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Preview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Preview_teamId_session_idx" ON "Preview"("teamId", "session");

-- CreateIndex
CREATE INDEX "Preview_createdAt_idx" ON "Preview"("createdAt");

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
