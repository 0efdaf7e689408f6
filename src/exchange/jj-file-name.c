/* jj-file-name.c: names of files as the rule packs prescribe them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-file-name.h"

#include "jj-county.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <gio/gio.h>
#include <string.h>

/* Where no pack knows: the shape that counties have used. */
#define OWN_PATTERN "{county}{year}_{part}_{element}"

/* What Windows, which receives most of these files, cannot hold, and what bends text. */
static gboolean
is_allowed (gunichar c)
{
  return g_unichar_isprint (c) && g_unichar_type (c) != G_UNICODE_FORMAT
         && !strchr ("/\\:*?\"<>|", c < 128 ? (char)c : 'x');
}

static void
append_clean (GString *name, const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (name, is_allowed (letter) ? letter : '_');
    }
}

/* (transfer full) (nullable) */
static char *
find_value (const char *placeholder, gsize length, const JjFileName *what, JjPlan *plan)
{
  const JjElement *root = jj_plan_get_root (plan);
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  const char *name = jj_element_get_name (root);
  gint64 year = jj_element_get_number_or (root, JJ_PLAN_SCHOOL_YEAR, 0);
  const struct
  {
    const char *id, *value;
  } values[] = {
    { "county", county ? county->name : NULL },
    { "title", name ? name : jj_element_get_text (root, JJ_PLAN_TITLE) },
    { "number", jj_element_get_text (root, JJ_PLAN_DOCUMENT_NO) },
    { "part", what->part },
    { "element", what->element },
  };

  if (length == 4 && strncmp (placeholder, "year", 4) == 0)
    return year > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, year) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strlen (values[i].id) == length && strncmp (placeholder, values[i].id, length) == 0)
      return g_strdup (values[i].value);
  return NULL;
}

static gboolean
ends_with_joint (const GString *name)
{
  return name->len > 0 && strchr ("_-", name->str[name->len - 1]);
}

/* Nothing between two joints or at an end. */
static const char *
append_value (GString *name, const char *value, const char *rest)
{
  if (value && *value)
    {
      append_clean (name, value);
      return rest;
    }
  if (*rest == '_' || *rest == '-')
    return rest + 1;
  if (*rest == '\0' && ends_with_joint (name))
    g_string_truncate (name, name->len - 1);
  return rest;
}

/* At a whole letter, and not at a blank or point, which Windows takes away. */
static void
cut (GString *name)
{
  if (name->len > JJ_FILE_NAME_MAX)
    g_string_truncate (name,
                       (gsize)(g_utf8_find_prev_char (name->str, name->str + JJ_FILE_NAME_MAX + 1)
                               - name->str));
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]))
    g_string_truncate (name, name->len - 1);
  while (name->len > 0 && strchr (" .", name->str[0]))
    g_string_erase (name, 0, 1);
}

char *
jj_file_name_make (const JjFileName *what, JjPlan *plan, JjPackSet *packs)
{
  const JjEntry *entry = jj_pack_set_find (packs, what->entry, jj_plan_get_first_day (plan));
  const char *pattern = entry ? jj_entry_get_string (entry, "pattern") : NULL;
  GString *name = g_string_new (NULL);
  const char *c = pattern ? pattern : OWN_PATTERN;

  while (*c)
    {
      const char *end = *c == '{' ? strchr (c, '}') : NULL;

      if (end)
        {
          g_autofree char *value = find_value (c + 1, (gsize)(end - c - 1), what, plan);

          c = append_value (name, value, end + 1);
        }
      else
        {
          const char *next = g_utf8_next_char (c);
          g_autofree char *letter = g_strndup (c, (gsize)(next - c));

          append_clean (name, letter);
          c = next;
        }
    }
  cut (name);
  if (name->len == 0)
    g_string_append (name, "jingjin");
  return g_string_free (name, FALSE);
}

/* " (2)", "(2)", " - 複製" at the end. */
static gboolean
is_copy_mark (const char *rest)
{
  return *rest == '\0' || g_regex_match_simple ("^ ?\\([0-9]+\\)$", rest, 0, 0)
         || g_str_equal (rest, " - 複製") || g_str_equal (rest, " - Copy");
}

gboolean
jj_file_name_check (const JjFileName *what,
                    JjPlan *plan,
                    JjPackSet *packs,
                    const char *name,
                    GError **error)
{
  g_autofree char *right = jj_file_name_make (what, plan, packs);
  g_autofree char *base = g_path_get_basename (name);
  char *dot = strrchr (base, '.');

  if (dot && dot != base)
    *dot = '\0';
  if (g_str_has_prefix (base, right) && is_copy_mark (base + strlen (right)))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
               _ ("The file is called “%s”; the rules call it “%s”."), base, right);
  return FALSE;
}
