/* jj-verify-manifest.c: the list of what is in a package, as a stranger wrote it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-verify-private.h"

#include "jj-json-reader.h"

#include <string.h>

#define MAX_FILES 64u
#define MAX_TEXTS 256u

/* null: *text stays NULL. */
static gboolean
read_text (JjJsonReader *reader, char **text)
{
  const char *value;

  if (jj_json_peek (reader) == 'n')
    return jj_json_null (reader);
  if (!jj_json_string (reader, &value))
    return FALSE;
  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_number (JjJsonReader *reader, gint64 *number)
{
  return jj_json_peek (reader) == 'n' ? jj_json_null (reader) : jj_json_int (reader, number);
}

static gboolean
read_texts (JjJsonReader *reader, GPtrArray *texts)
{
  if (!jj_json_begin (reader, '['))
    return FALSE;
  while (jj_json_next_item (reader))
    {
      const char *value;

      if (!jj_json_string (reader, &value))
        return FALSE;
      if (texts->len < MAX_TEXTS)
        g_ptr_array_add (texts, g_strdup (value));
    }
  return reader->error == NULL;
}

static gboolean
read_pack (JjJsonReader *reader, GPtrArray *packs)
{
  g_autofree char *id = NULL, *version = NULL;
  const char *key;

  if (!jj_json_begin (reader, '{'))
    return FALSE;
  while (jj_json_next_key (reader, &key))
    if (strcmp (key, "id") == 0        ? !read_text (reader, &id)
        : strcmp (key, "version") == 0 ? !read_text (reader, &version)
                                       : !jj_json_skip (reader))
      return FALSE;
  if (packs->len < MAX_TEXTS)
    g_ptr_array_add (packs, g_strdup_printf ("%s %s", id ? id : "?", version ? version : "?"));
  return reader->error == NULL;
}

static gboolean
read_packs (JjJsonReader *reader, GPtrArray *packs)
{
  if (!jj_json_begin (reader, '['))
    return FALSE;
  while (jj_json_next_item (reader))
    if (!read_pack (reader, packs))
      return FALSE;
  return reader->error == NULL;
}

static gboolean
read_findings (JjJsonReader *reader, JjVerification *self)
{
  const char *key;

  if (!jj_json_begin (reader, '{'))
    return FALSE;
  while (jj_json_next_key (reader, &key))
    {
      gint64 *number = strcmp (key, "waived") == 0 ? &self->waived : NULL;

      for (guint i = 0; i < JJ_N_SEVERITIES; i++)
        if (strcmp (key, jj_severity_get_id (i)) == 0)
          number = &self->findings[i];
      if (number ? !read_number (reader, number) : !jj_json_skip (reader))
        return FALSE;
    }
  return reader->error == NULL;
}

static gboolean
read_figures (JjJsonReader *reader, JjManifest *manifest)
{
  const char *key;

  if (!jj_json_begin (reader, '{'))
    return FALSE;
  while (jj_json_next_key (reader, &key))
    {
      g_autofree char *name = g_strdup (key);
      gint64 amount = JJ_EMPTY;

      if (!read_number (reader, &amount))
        return FALSE;
      if (strcmp (name, "total") == 0)
        manifest->verification->total = amount;
    }
  return reader->error == NULL;
}

static gboolean
is_sha256 (const char *text)
{
  return text && strlen (text) == JJ_SHA256_LENGTH
         && strspn (text, "0123456789abcdef") == JJ_SHA256_LENGTH;
}

static gboolean
read_file (JjJsonReader *reader, JjManifest *manifest)
{
  JjVerifiedFile *file = g_new0 (JjVerifiedFile, 1);
  char *sha256 = NULL;
  const char *key;
  gboolean done = jj_json_begin (reader, '{');

  while (done && jj_json_next_key (reader, &key))
    {
      if (strcmp (key, "name") == 0)
        done = read_text (reader, &file->name);
      else if (strcmp (key, "part") == 0)
        done = read_text (reader, &file->part);
      else if (strcmp (key, "size") == 0)
        done = read_number (reader, &file->size);
      else if (strcmp (key, "sha256") == 0)
        done = read_text (reader, &sha256);
      else
        done = jj_json_skip (reader);
    }
  g_ptr_array_add (manifest->verification->files, file);
  g_ptr_array_add (manifest->hashes, sha256);
  if (done && !reader->error
      && (!file->name || !is_sha256 (sha256) || manifest->hashes->len > MAX_FILES))
    return jj_json_fail (reader, "files");
  return done && !reader->error;
}

static gboolean
read_files (JjJsonReader *reader, JjManifest *manifest)
{
  if (!jj_json_begin (reader, '['))
    return FALSE;
  while (jj_json_next_item (reader))
    if (!read_file (reader, manifest))
      return FALSE;
  return reader->error == NULL;
}

static gboolean
read_member (JjJsonReader *reader, const char *key, JjManifest *manifest)
{
  JjVerification *self = manifest->verification;
  const struct
  {
    const char *key;
    char **text;
    gboolean *flag;
    gint64 *number;
  } members[] = {
    { "jingjin_package", NULL, NULL, &manifest->format },
    { "program", &self->program, NULL, NULL },
    { "title", &self->title, NULL, NULL },
    { "county", &self->county, NULL, NULL },
    { "school_year", NULL, NULL, &self->school_year },
    { "version", &self->version, NULL, NULL },
    { "plan_sha256", &manifest->plan_sha256, NULL, NULL },
    { "last_edit", &self->last_edit, NULL, NULL },
    { "draft", NULL, &self->is_draft, NULL },
    { "personal_data", NULL, &self->has_personal, NULL },
    { "anonymous", NULL, &self->is_anonymous, NULL },
    { "seal", &manifest->seal, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].key, key) == 0)
      return members[i].text   ? read_text (reader, members[i].text)
             : members[i].flag ? jj_json_bool (reader, members[i].flag)
                               : read_number (reader, members[i].number);
  if (strcmp (key, "left_out") == 0)
    return read_texts (reader, self->left_out);
  if (strcmp (key, "packs") == 0)
    return read_packs (reader, self->packs);
  if (strcmp (key, "findings") == 0)
    return read_findings (reader, self);
  if (strcmp (key, "figures") == 0)
    return read_figures (reader, manifest);
  if (strcmp (key, "files") == 0)
    return read_files (reader, manifest);
  return jj_json_skip (reader);
}

/* The text with an empty seal has the seal. */
static gboolean
check_seal (const JjManifest *manifest, const char *text, gsize length)
{
  const char *start = g_strrstr_len (text, (gssize)length, JJ_MANIFEST_SEAL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize head;

  if (!start || !is_sha256 (manifest->seal))
    return FALSE;
  head = (gsize)(start - text) + strlen (JJ_MANIFEST_SEAL);
  if (head + JJ_SHA256_LENGTH > length
      || strncmp (text + head, manifest->seal, JJ_SHA256_LENGTH) != 0)
    return FALSE;
  g_checksum_update (checksum, (const guint8 *)text, (gssize)head);
  g_checksum_update (checksum, (const guint8 *)text + head + JJ_SHA256_LENGTH,
                     (gssize)(length - head - JJ_SHA256_LENGTH));
  return g_str_equal (g_checksum_get_string (checksum), manifest->seal);
}

gboolean
jj_manifest_read (JjManifest *self, GBytes *bytes)
{
  JjJsonReader reader;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *key;
  gboolean done;

  jj_json_init (&reader, text, length);
  done = jj_json_begin (&reader, '{');
  while (done && jj_json_next_key (&reader, &key))
    {
      g_autofree char *name = g_strdup (key);

      done = read_member (&reader, name, self);
    }
  done = done && jj_json_end (&reader) && !reader.error;
  jj_json_clear (&reader);
  self->is_sealed = done && check_seal (self, text, length);
  return done && self->format == 1;
}
