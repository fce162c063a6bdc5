DROP INDEX "IX_Transcript_ChatId_ClientActivityId";

CREATE UNIQUE INDEX "IX_Transcript_ChatId_ClientActivityId" ON "Transcript" ("ChatId", "ClientActivityId") WHERE "ClientActivityId" IS NOT NULL;

ALTER TABLE "Outbox" ADD COLUMN "Sequence" integer NULL;
