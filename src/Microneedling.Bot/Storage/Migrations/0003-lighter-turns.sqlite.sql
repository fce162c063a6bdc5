-- Every message moved its chat in this index; only an hourly chore read it.
DROP INDEX "IX_Chats_LastActivityAt";
