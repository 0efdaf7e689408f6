/* jj-store-error.c: what SQLite and the disk say, as one sentence for a person */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (jj-store-error-quark, jj_store_error)
/* clang-format on */

/* Each takes the file's name. */
static const char *
sentence (JjStoreError code)
{
  switch (code)
    {
    case JJ_STORE_ERROR_NOT_A_PLAN:
      return _ ("“%s” is not a plan: choose a file that ends in .jingjin.");
    case JJ_STORE_ERROR_NEWER:
      return _ ("“%s” was written by a newer version of this program: update the program, then "
                "open it again.");
    case JJ_STORE_ERROR_DAMAGED:
      return _ ("“%s” is damaged: take an older copy, or save what can be read with "
                "“jingjin-cli recover”.");
    case JJ_STORE_ERROR_READ_ONLY:
      return _ ("“%s” can only be read here: save a copy to work on.");
    case JJ_STORE_ERROR_FULL:
      return _ ("The disk of “%s” is full and nothing was changed: free some space, then try "
                "again.");
    case JJ_STORE_ERROR_LOCKED:
      return _ ("“%s” is being written by another program: try again in a moment.");
    case JJ_STORE_ERROR_EXISTS:
      return _ ("“%s” exists already: choose another name.");
    case JJ_STORE_ERROR_CHANGED:
      return _ ("“%s” was changed, replaced or removed by another program: save a copy of what you "
                "see, then open the file again.");
    case JJ_STORE_ERROR_IO:
    default:
      return _ ("“%s” could not be read or written: check the disk, then try again.");
    }
}

/* Each takes the file's name and a reason. */
static const char *
sentence_because (JjStoreError code)
{
  switch (code)
    {
    case JJ_STORE_ERROR_NOT_A_PLAN:
      return _ ("“%s” is not a plan (%s): choose a file that ends in .jingjin.");
    case JJ_STORE_ERROR_DAMAGED:
      return _ ("“%s” is damaged (%s): take an older copy, or save what can be read with "
                "“jingjin-cli recover”.");
    case JJ_STORE_ERROR_READ_ONLY:
      return _ ("“%s” can only be read here (%s): save a copy to work on.");
    default:
      return _ ("“%s” could not be read or written (%s): check the disk, then try again.");
    }
}

/* A file that is still being made has the name that it will have (jj_file_make_temporary). */
static char *
name_file (const char *path)
{
  char *name = g_filename_display_basename (path), *own;
  gsize length = strlen (name);

  if (*name != '.' || length < 9 || name[length - 7] != '.')
    return name;
  own = g_strndup (name + 1, length - 8);
  g_free (name);
  return own;
}

gboolean
jj_store_fail (JjStoreError code, const char *path, GError **error)
{
  g_autofree char *name = name_file (path);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, JJ_STORE_ERROR, code, sentence (code), name);
#pragma GCC diagnostic pop
  return FALSE;
}

gboolean
jj_store_fail_because (JjStoreError code, const char *path, const char *why, GError **error)
{
  g_autofree char *name = name_file (path), *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (sentence_because (code), name, why);
#pragma GCC diagnostic pop
  /* The reason may quote a stranger's file. */
  g_set_error_literal (error, JJ_STORE_ERROR, code, g_strdelimit (text, "\n\r\t", ' '));
  return FALSE;
}

gboolean
jj_store_fail_errno (int saved_errno, const char *path, GError **error)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return jj_store_fail (JJ_STORE_ERROR_FULL, path, error);
    case EROFS:
    case EACCES:
    case EPERM:
      return jj_store_fail_because (JJ_STORE_ERROR_READ_ONLY, path, g_strerror (saved_errno),
                                    error);
    default:
      return jj_store_fail_because (JJ_STORE_ERROR_IO, path, g_strerror (saved_errno), error);
    }
}

gboolean
jj_store_fail_sql (sqlite3 *db, int rc, const char *path, GError **error)
{
  int saved_errno = db ? sqlite3_system_errno (db) : 0;

  switch (rc & 0xff)
    {
    case SQLITE_FULL:
      return jj_store_fail (JJ_STORE_ERROR_FULL, path, error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return jj_store_fail (JJ_STORE_ERROR_READ_ONLY, path, error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return jj_store_fail (JJ_STORE_ERROR_LOCKED, path, error);
    case SQLITE_NOTADB:
      return jj_store_fail (JJ_STORE_ERROR_NOT_A_PLAN, path, error);
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_SCHEMA:
    case SQLITE_AUTH:
    case SQLITE_TOOBIG:
      return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, path, sqlite3_errstr (rc), error);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (rc == SQLITE_IOERR_SHORT_READ)
        return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, path, sqlite3_errstr (rc), error);
      if (saved_errno != 0)
        return jj_store_fail_errno (saved_errno, path, error);
      return jj_store_fail (JJ_STORE_ERROR_IO, path, error);
    default:
      return jj_store_fail_because (JJ_STORE_ERROR_IO, path, sqlite3_errstr (rc), error);
    }
}
