-- The first version of the schema; the tables of the keys are in a file of their own, see SqliteTuning.

CREATE TABLE "SchemaVersions" (
    "Version" integer NOT NULL PRIMARY KEY,
    "Name" text NOT NULL,
    "AppliedAt" bigint NOT NULL
);

CREATE TABLE "AspNetRoles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetRoles" PRIMARY KEY,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);

CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "HasLeft" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "Audit" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "ActorId" TEXT NOT NULL,
    "ActorName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NULL,
    "Detail" TEXT NULL,
    "Number" INTEGER NULL,
    "Hash" TEXT NULL
);

CREATE TABLE "Chats" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Chats" PRIMARY KEY,
    "VisitorId" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastActivityAt" INTEGER NOT NULL,
    "LastSequence" INTEGER NOT NULL,
    "MemorySealed" BLOB NULL,
    "OwnerId" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Invitations" (
    "CodeHash" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "Email" TEXT NULL,
    "Role" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL
);

CREATE TABLE "AspNetRoleClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetRoleClaims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetRoleClaims_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Cases" (
    "Reference" TEXT NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY,
    "ChatId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "IntakeId" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Level" INTEGER NULL,
    "OpenedAt" INTEGER NOT NULL,
    "WaitingSince" INTEGER NULL,
    "AnsweredAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "ChangedAt" INTEGER NOT NULL,
    "AlarmedAt" INTEGER NULL,
    "AssigneeId" TEXT NULL,
    "Labels" TEXT NULL,
    "OpenedSequence" INTEGER NOT NULL,
    "ContactSealed" BLOB NOT NULL,
    "BodySealed" BLOB NOT NULL,
    "Rank" INTEGER NOT NULL,
    "SortAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Cases_Chats_ChatId" FOREIGN KEY ("ChatId") REFERENCES "Chats" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Transcript" (
    "ChatId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Speaker" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ClientActivityId" TEXT NULL,
    "ActivitySealed" BLOB NOT NULL,
    CONSTRAINT "PK_Transcript" PRIMARY KEY ("ChatId", "Sequence"),
    CONSTRAINT "FK_Transcript_Chats_ChatId" FOREIGN KEY ("ChatId") REFERENCES "Chats" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Turns" (
    "ChatId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Action" TEXT NULL,
    "ArticleId" TEXT NULL,
    "Options" TEXT NULL,
    "Score" REAL NULL,
    "Helpful" INTEGER NULL,
    CONSTRAINT "PK_Turns" PRIMARY KEY ("ChatId", "Sequence"),
    CONSTRAINT "FK_Turns_Chats_ChatId" FOREIGN KEY ("ChatId") REFERENCES "Chats" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CaseTerms" (
    "Reference" TEXT NOT NULL,
    "Digest" BLOB NOT NULL,
    CONSTRAINT "PK_CaseTerms" PRIMARY KEY ("Digest", "Reference"),
    CONSTRAINT "FK_CaseTerms_Cases_Reference" FOREIGN KEY ("Reference") REFERENCES "Cases" ("Reference") ON DELETE CASCADE
);

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "SentAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "LastFault" TEXT NULL,
    CONSTRAINT "FK_Outbox_Cases_Reference" FOREIGN KEY ("Reference") REFERENCES "Cases" ("Reference") ON DELETE CASCADE
);

CREATE TABLE "StaffNotes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_StaffNotes" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "AuthorId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "TextSealed" BLOB NOT NULL,
    CONSTRAINT "FK_StaffNotes_Cases_Reference" FOREIGN KEY ("Reference") REFERENCES "Cases" ("Reference") ON DELETE CASCADE
);

CREATE TABLE "ErasureRequests" (
    "ChatId" TEXT NOT NULL CONSTRAINT "PK_ErasureRequests" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_ErasureRequests_Chats_ChatId" FOREIGN KEY ("ChatId") REFERENCES "Chats" ("Id") ON DELETE CASCADE
);

CREATE TABLE "KeptIntakes" (
    "CodeHash" TEXT NOT NULL CONSTRAINT "PK_KeptIntakes" PRIMARY KEY,
    "ChatId" TEXT NOT NULL,
    "ValidUntil" INTEGER NOT NULL,
    "StateSealed" BLOB NOT NULL,
    CONSTRAINT "FK_KeptIntakes_Chats_ChatId" FOREIGN KEY ("ChatId") REFERENCES "Chats" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AspNetRoleClaims_RoleId" ON "AspNetRoleClaims" ("RoleId");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserRoles_RoleId" ON "AspNetUserRoles" ("RoleId");
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE UNIQUE INDEX "IX_Audit_Number" ON "Audit" ("Number");
CREATE INDEX "IX_Audit_Subject_At" ON "Audit" ("Subject", "At");
CREATE INDEX "IX_Cases_ChatId" ON "Cases" ("ChatId");
CREATE UNIQUE INDEX "IX_Cases_IntakeId" ON "Cases" ("IntakeId");
CREATE INDEX "IX_Cases_Rank_SortAt_Level_AssigneeId" ON "Cases" ("Rank", "SortAt", "Level", "AssigneeId");
CREATE INDEX "IX_Cases_Status_SortAt_Level_AssigneeId" ON "Cases" ("Status", "SortAt", "Level", "AssigneeId");
CREATE INDEX "IX_CaseTerms_Reference" ON "CaseTerms" ("Reference");
CREATE INDEX "IX_Chats_LastActivityAt" ON "Chats" ("LastActivityAt");
CREATE INDEX "IX_Outbox_Reference" ON "Outbox" ("Reference");
CREATE INDEX "IX_Outbox_SentAt_DueAt" ON "Outbox" ("SentAt", "DueAt");
CREATE INDEX "IX_StaffNotes_Reference_At" ON "StaffNotes" ("Reference", "At");
CREATE UNIQUE INDEX "IX_Transcript_ChatId_ClientActivityId" ON "Transcript" ("ChatId", "ClientActivityId");
CREATE INDEX "IX_Turns_Kind_At" ON "Turns" ("Kind", "At");
CREATE INDEX "IX_KeptIntakes_ChatId" ON "KeptIntakes" ("ChatId");
CREATE INDEX "IX_KeptIntakes_ValidUntil" ON "KeptIntakes" ("ValidUntil");
