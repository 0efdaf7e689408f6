/* jj-schema.h: a plan's tables, made from the kind tables, and how they change over versions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* One STRICT table for each stored kind, named by its id, with the columns id, rank and one for
 * each field, named by the field's id; and one table `log`. Nothing else: no index, view, trigger.
 *
 *   field                              column
 *   TEXT PROSE                         TEXT
 *   LIST                               TEXT, items joined by line feeds
 *   ENUM                               TEXT, the choice's id
 *   DATE                               TEXT, YYYY-MM-DD
 *   INT DECIMAL2 MONEY SHARE REF       INTEGER
 *   BOOL                               INTEGER, 0 or 1, never NULL
 *   empty                              NULL
 *
 * Choices and dates are text so that any SQLite reader can understand the file.
 *
 * A REF with one possible kind is declared as a foreign key, for other readers and for
 * foreign_key_check. SQLite does not enforce them here: every edit, and every file when it is
 * loaded, is checked by the model against more than keys can say (links that may join several
 * kinds, pairs, circles). Measured at size L: with enforcement alone each deleted budget line walks
 * through its links, 5.4 ms instead of 5 µs, so that deleting an activity of 25 lines takes a
 * seventh of a second and of 1,000 lines 5 s; with an index for each key that is gone, but the file
 * grows from 37 to 55 MB and every new file and copy takes 0.3 s more.
 *
 * log, one row a commit, only ever appended to:
 *   seq      1, 2, 3 …
 *   time     Unix seconds
 *   author, label, reason   as people read them
 *   kind     created (the first row), edit, undo, redo; checkpoint: a named 存檔點, label is its
 *            name; amend: a name or a reason that was given later (version 2 has these two)
 *   target   undo, redo: the edit's seq; amend: of the row that it is about
 *   parent   edit: the edit that stood before it, which undo reaches next; NULL for the first
 *   digest   of the plan after it (jj-digest.h); NULL after a migration
 *   ops      edit: its operations with old and new values, JSON (docs/plan-format.md); the
 *            operations of undo and redo are those of the target
 *   context  what the window wants back, a serialised GVariant of type v */

#define JJ_SCHEMA_VERSION 3

/* A step from one version to the next. digest is jj_schema_digest of a file of version `from`, so
 * that an old file's tables are compared as exactly as a new one's. sql: what copying columns by
 * name cannot do (renaming, changing values); tables are brought into today's form after the last
 * step. NULL where there is nothing but new fields. */
typedef struct
{
  int from;
  const char *digest;
  const char *sql;
} JjMigration;

/* Both numbers in the header and all tables, into an empty database. Returns SQLite's code. */
int jj_schema_create (sqlite3 *db);

/* Whether the database has exactly these tables. (An old one: those of its version.) FALSE with
 * code DAMAGED where not. */
gboolean jj_schema_check (sqlite3 *db, int version, const char *path, GError **error);
/* Whether a file of an older version can be read without being migrated: it has the tables of its
 * version, and each is as it is today; those that it lacks are empty (jj_schema_has_table). */
gboolean jj_schema_can_read (sqlite3 *db, int version, const char *path);
gboolean jj_schema_has_table (sqlite3 *db, const JjKind *kind);
/* SHA-256 of all that the schema says. (transfer full), NULL where it cannot be read. */
char *jj_schema_digest (sqlite3 *db);

/* To today's version in one transaction. */
gboolean jj_schema_migrate (sqlite3 *db, int version, const char *path, GError **error);
/* The same with steps of one's own, which end with a NULL digest, for the test. */
gboolean jj_schema_migrate_by (sqlite3 *db,
                               int version,
                               const JjMigration *steps,
                               const char *path,
                               GError **error);

gboolean jj_schema_is_stored (JjKindId kind);
/* Statements over one table, (transfer full): CREATE TABLE, as it stands in the schema;
 * SELECT id, rank, the fields in order; INSERT of the same as ?1, ?2, ?3 …;
 * UPDATE of a column (NULL: rank) to ?2 where id is ?1; DELETE where id is ?1. */
char *jj_schema_create_sql (const JjKind *kind);
char *jj_schema_create_log_sql (void);
char *jj_schema_select_sql (const JjKind *kind);
char *jj_schema_insert_sql (const JjKind *kind);
char *jj_schema_update_sql (const JjKind *kind, const JjField *field);
char *jj_schema_delete_sql (const JjKind *kind);

G_END_DECLS
