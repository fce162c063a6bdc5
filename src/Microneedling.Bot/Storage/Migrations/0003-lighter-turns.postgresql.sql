-- Every message moved its chat in this index, and so made a new row in every index of the table; only an hourly chore read it.
DROP INDEX "IX_Chats_LastActivityAt";

-- Room beside each chat for its next version, which then needs no entry in any index.
ALTER TABLE "Chats" SET (fillfactor = 70);

-- Sealed bytes cannot be compressed, and what is said is mostly short enough to stay in its row.
ALTER TABLE "Chats" ALTER COLUMN "MemorySealed" SET STORAGE EXTERNAL;
ALTER TABLE "Transcript" ALTER COLUMN "ActivitySealed" SET STORAGE EXTERNAL;
ALTER TABLE "Transcript" SET (toast_tuple_target = 8160);
