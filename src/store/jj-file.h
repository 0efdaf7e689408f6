/* jj-file.h: a plan's file before SQLite sees it, and putting a new one in place */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JJ_APPLICATION_ID 0x4A4A504C /* JJPL */

/* SQLite trusts what lies beside a database: a NAME-journal is played back into it, a NAME-wal
 * takes its place, and a journal may even name another file to delete. After a crash this is what
 * saves the plan; with a journal that a stranger packed, or that an older file of the same name
 * left, it destroys a good one. So we look first:
 *
 * - a journal while somebody holds the lock: the live writer's, none of our business;
 * - a journal when the lock's file (jj-lock.h) was left behind by a writer of just this inode, and
 *   the journal names no other file: ours, and SQLite must play it back. A file that was unpacked
 *   or copied here has an inode that nobody could know before;
 * - any other journal with something in it, and any WAL (we never use one): the plan is not
 *   opened, nothing is changed, and the sentence says what to do. */
typedef enum
{
  JJ_JOURNAL_NONE,
  JJ_JOURNAL_OURS,
  JJ_JOURNAL_FOREIGN
} JjJournal;

typedef struct
{
  char *path; /* the real one: links resolved, so that two names of a plan share one lock */
  guint64 device, inode;
  int version; /* of the schema */
} JjFile;

/* Regular file, SQLite's header, our application id. Errors: NOT_A_PLAN, DAMAGED, IO. Never waits
 * (pipes, devices). */
gboolean jj_file_inspect (const char *path, JjFile *file, GError **error);
void jj_file_clear (JjFile *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JjFile, jj_file_clear)

/* left_behind: jj_lock_was_left_behind, asked before the lock was taken. */
JjJournal jj_file_find_journal (const char *path, gboolean left_behind);
/* Whether a journal is a regular file that names no other file. */
gboolean jj_file_is_plain_journal (const char *journal);
/* A sentence of code DAMAGED about a foreign journal; always FALSE. */
gboolean jj_file_refuse_journal (const char *path, GError **error);

/* Whether the path still leads to the file that was inspected. */
gboolean jj_file_is_in_place (const JjFile *file);
/* Whether file and folder may be written by this account. */
gboolean jj_file_is_writable (const JjFile *file);

/* An empty temporary file beside path, 0600. (transfer full) */
char *jj_file_make_temporary (const char *path, GError **error);
/* Removes it, and a journal that writing it has left. */
void jj_file_discard (const char *temporary);
/* The temporary file's bytes to the disk, then under the name of path. On failure the temporary
 * file is removed. Error EXISTS where path exists and replace is FALSE. */
gboolean
jj_file_publish (const char *temporary, const char *path, gboolean replace, GError **error);

G_END_DECLS
