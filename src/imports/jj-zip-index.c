/* jj-zip-index.c: the directory of a stranger's ZIP container, checked in full */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-zip-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 directory, 4.3.16 end of directory. */
#define LOCAL_SIZE 30u
#define CENTRAL_SIZE 46u
#define END_SIZE 22u
#define MAX_COMMENT 65535u
#define MAX_NAME 512u
#define FLAG_ENCRYPTED 0x0001u
#define FLAG_SIZES_LATER 0x0008u
#define FLAG_STRONG_ENCRYPTION 0x2040u

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize directory, end; /* where the directory begins and ends */
  guint n_entries;
  guint64 total;
  GPtrArray *entries;
  GHashTable *names; /* folded; containers are used where case does not count */
} Index;

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format, args);
  va_end (args);
  return FALSE;
}

static guint
get_16 (const guint8 *at)
{
  return at[0] | (guint)at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32)get_16 (at + 2) << 16;
}

static gboolean
has_mark (const guint8 *at, char a, char b)
{
  return at[0] == 'P' && at[1] == 'K' && at[2] == a && at[3] == b;
}

/* The record at the end, whose comment must reach just to the end of the file. */
static const guint8 *
find_end (const Index *self)
{
  gsize lowest = self->size > END_SIZE + MAX_COMMENT ? self->size - END_SIZE - MAX_COMMENT : 0;

  for (gsize at = self->size - END_SIZE + 1; at-- > lowest;)
    if (has_mark (self->data + at, 5, 6)
        && at + END_SIZE + get_16 (self->data + at + 20) == self->size)
      return self->data + at;
  return NULL;
}

static gboolean
read_end (Index *self, GError **error)
{
  const guint8 *end = self->size >= END_SIZE ? find_end (self) : NULL;
  guint32 length;

  if (!end)
    return refuse (error, _ ("The file is cut off: its list of parts is missing."));
  self->n_entries = get_16 (end + 10);
  length = get_32 (end + 12);
  self->directory = get_32 (end + 16);
  self->end = self->directory + length;
  if (get_16 (end + 4) != 0 || get_16 (end + 6) != 0 || get_16 (end + 8) != self->n_entries)
    return refuse (error, _ ("The file is one of several volumes; join them first."));
  if (self->n_entries == 0xffff || length == 0xffffffff || self->directory == 0xffffffff)
    return refuse (error, _ ("The file is packed for sizes above 4 GiB; this is no list of one "
                             "county."));
  if (self->end > (gsize)(end - self->data))
    return refuse (error, _ ("The file is damaged: its list of parts points outside."));
  if (self->n_entries > JJ_ZIP_MAX_ENTRIES)
    return refuse (error, _ ("The file has %u parts; more than %u are never needed."),
                   self->n_entries, JJ_ZIP_MAX_ENTRIES);
  return TRUE;
}

/* A relative path that stays inside: no "..", no drive, no backslash, nothing that cannot be
 * printed. */
static gboolean
is_safe_name (const char *name, gsize length)
{
  g_auto (GStrv) parts = NULL;

  if (length == 0 || length > MAX_NAME || !g_utf8_validate (name, length, NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if ((guchar)name[i] < ' ' || strchr ("\\:*?\"<>|\x7f", name[i]))
      return FALSE;
  parts = g_strsplit (name, "/", -1);
  for (guint i = 0; parts[i]; i++)
    if ((*parts[i] == '\0' && (i == 0 || parts[i + 1])) || strcmp (parts[i], ".") == 0
        || strcmp (parts[i], "..") == 0)
      return FALSE;
  return TRUE;
}

static gboolean
check_name (Index *self, const char *name, gsize length, GError **error)
{
  char *folded;

  if (!is_safe_name (name, length))
    return refuse (error, _ ("The file holds a part whose name leads outside or cannot be read."));
  folded = g_utf8_casefold (name, -1);
  if (!g_hash_table_add (self->names, folded))
    return refuse (error, _ ("The file holds the part “%s” twice."), name);
  return TRUE;
}

static gboolean
check_sizes (Index *self, const JjZipEntry *entry, guint method, GError **error)
{
  if (method != 0 && method != 8)
    return refuse (error, _ ("The part “%s” is packed in a way that cannot be read (%u)."),
                   entry->name, method);
  if (method == 0 && entry->packed != entry->size)
    return refuse (error, _ ("The file is damaged: the sizes of “%s” do not agree."), entry->name);
  self->total += entry->size;
  if (entry->size > JJ_ZIP_MAX_SIZE || self->total > JJ_ZIP_MAX_TOTAL
      || (entry->size > 1024 * 1024 && entry->size / JJ_ZIP_MAX_RATIO > entry->packed))
    return refuse (error,
                   _ ("Unpacked, the part “%s” would be far too large for a list of one "
                      "county."),
                   entry->name);
  return TRUE;
}

/* What stands before the member itself must say the same as the directory. */
static gboolean
check_local (const Index *self, const guint8 *central, const JjZipEntry *entry, GError **error)
{
  const guint8 *local = self->data + entry->offset;
  gsize name_length = strlen (entry->name);
  guint64 start;
  guint flags;

  if ((guint64)entry->offset + LOCAL_SIZE + name_length > self->directory
      || !has_mark (local, 3, 4))
    return refuse (error, _ ("The file is damaged: “%s” is not where it should be."), entry->name);
  flags = get_16 (local + 6);
  start = (guint64)entry->offset + LOCAL_SIZE + get_16 (local + 26) + get_16 (local + 28);
  if (get_16 (local + 26) != name_length
      || memcmp (local + LOCAL_SIZE, entry->name, name_length) != 0
      || get_16 (local + 8) != get_16 (central + 10) || (flags & FLAG_ENCRYPTED)
      || (!(flags & FLAG_SIZES_LATER)
          && (get_32 (local + 18) != entry->packed || get_32 (local + 22) != entry->size)))
    return refuse (error, _ ("The file is damaged: what it says about “%s” does not agree."),
                   entry->name);
  if (start + entry->packed > self->directory)
    return refuse (error, _ ("The file is damaged: “%s” reaches outside."), entry->name);
  return TRUE;
}

static void
entry_free (gpointer data)
{
  g_free (((JjZipEntry *)data)->name);
  g_free (data);
}

static gboolean
check_entry (Index *self, const guint8 *central, JjZipEntry *entry, GError **error)
{
  if (!check_name (self, entry->name, get_16 (central + 28), error))
    return FALSE;
  if (get_16 (central + 8) & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION))
    return refuse (error, _ ("The file is protected by a password; save it without one."));
  return check_sizes (self, entry, get_16 (central + 10), error)
         && check_local (self, central, entry, error);
}

/* *at: where this entry of the directory begins, moved behind it. */
static gboolean
read_entry (Index *self, gsize *at, GError **error)
{
  const guint8 *central = self->data + *at;
  gsize name_length;
  JjZipEntry *entry;

  if (*at + CENTRAL_SIZE > self->end || !has_mark (central, 1, 2))
    return refuse (error, _ ("The file is damaged: its list of parts breaks off."));
  name_length = get_16 (central + 28);
  *at += CENTRAL_SIZE + name_length + get_16 (central + 30) + get_16 (central + 32);
  if (*at > self->end)
    return refuse (error, _ ("The file is damaged: its list of parts breaks off."));
  entry = g_new0 (JjZipEntry, 1);
  g_ptr_array_add (self->entries, entry);
  entry->name = g_strndup ((const char *)central + CENTRAL_SIZE, name_length);
  entry->crc = get_32 (central + 16);
  entry->packed = get_32 (central + 20);
  entry->size = get_32 (central + 24);
  entry->offset = get_32 (central + 42);
  /* A NUL inside would hide the rest of the name. */
  if (strlen (entry->name) != name_length)
    return check_name (self, "", 0, error);
  return check_entry (self, central, entry, error);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  const JjZipEntry *x = *(JjZipEntry *const *)a, *y = *(JjZipEntry *const *)b;

  return (x->offset > y->offset) - (x->offset < y->offset);
}

/* No two members share bytes. */
static gboolean
check_overlaps (Index *self, GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->entries, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_offsets);
  for (guint i = 1; i < sorted->len; i++)
    {
      const JjZipEntry *before = sorted->pdata[i - 1], *entry = sorted->pdata[i];
      const guint8 *local = self->data + before->offset;
      guint64 end = (guint64)before->offset + LOCAL_SIZE + get_16 (local + 26) + get_16 (local + 28)
                    + before->packed;

      if (end > entry->offset)
        return refuse (error, _ ("The file is damaged: “%s” and “%s” lie over each other."),
                       before->name, entry->name);
    }
  return TRUE;
}

static void
drop_folders (Index *self)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      const JjZipEntry *entry = self->entries->pdata[i];

      if (g_str_has_suffix (entry->name, "/"))
        g_ptr_array_remove_index (self->entries, i);
    }
}

static gboolean
read_all (Index *self, GError **error)
{
  gsize at;

  if (!read_end (self, error))
    return FALSE;
  at = self->directory;
  for (guint i = 0; i < self->n_entries; i++)
    if (!read_entry (self, &at, error))
      return FALSE;
  if (at != self->end)
    return refuse (error, _ ("The file is damaged: its list of parts breaks off."));
  return check_overlaps (self, error);
}

GPtrArray *
jj_zip_index_read (GBytes *bytes, GError **error)
{
  Index index = { 0 };
  gboolean done;

  index.data = g_bytes_get_data (bytes, &index.size);
  index.entries = g_ptr_array_new_with_free_func (entry_free);
  index.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = read_all (&index, error);
  g_hash_table_unref (index.names);
  if (done)
    drop_folders (&index);
  else
    g_clear_pointer (&index.entries, g_ptr_array_unref);
  return index.entries;
}
