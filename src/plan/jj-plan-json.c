/* jj-plan-json.c: a whole plan as sorted JSON */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-json.h"

#include "jj-language.h"
#include "jj-plan-private.h"
#include "jj-value-json.h"

#include <string.h>

#define FORMAT "jingjin-plan"
#define VERSION 1
#define PIECE (1 << 16) /* bytes */

static void
append_element (GString *out, const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);
  JjValue values[64];

  g_assert (kind->n_fields <= G_N_ELEMENTS (values));
  for (guint i = 0; i < kind->n_fields; i++)
    values[i] = jj_element_get_value (element, i);
  g_string_append (out, "{\"id\":");
  jj_json_append_id (out, jj_element_get_id (element));
  jj_json_append_fields (out, kind, values);
  g_string_append_c (out, '}');
}

/* checksum (nullable): takes what is written, in pieces, so that a large plan is not in memory
 * twice. */
static void
flush (GString *out, GChecksum *checksum, gsize least)
{
  if (!checksum || out->len < least)
    return;
  g_checksum_update (checksum, (const guchar *)out->str, (gssize)out->len);
  g_string_truncate (out, 0);
}

static void
write_plan (JjPlan *plan, GString *out, GChecksum *checksum)
{
  const char *between = "\n";

  g_string_append_printf (out, "{\n  \"format\": \"%s\",\n  \"version\": %d,\n  \"elements\": {",
                          FORMAT, VERSION);
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      guint n = jj_plan_get_count (plan, k);

      if (n == 0)
        continue;
      g_string_append_printf (out, "%s    \"%s\": [", between, jj_kind_get (k)->id);
      for (guint i = 0; i < n; i++)
        {
          g_string_append (out, i == 0 ? "\n      " : ",\n      ");
          append_element (out, jj_plan_get_nth (plan, k, i));
          flush (out, checksum, PIECE);
        }
      g_string_append (out, "\n    ]");
      between = ",\n";
    }
  g_string_append (out, "\n  }\n}\n");
  flush (out, checksum, 0);
}

GBytes *
jj_plan_to_json (JjPlan *plan)
{
  GString *out = g_string_sized_new (PIECE);

  write_plan (plan, out, NULL);
  return g_string_free_to_bytes (out);
}

char *
jj_plan_digest (JjPlan *plan)
{
  g_autoptr (GString) out = g_string_sized_new (PIECE + PIECE / 4);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  write_plan (plan, out, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
read_kind (JjPlan *plan, JjJsonReader *reader, const JjKind *kind)
{
  gint64 rank = 0;
  JjValue *values;

  if (!jj_json_begin (reader, '['))
    return FALSE;
  while (jj_json_next_item (reader))
    {
      g_autoptr (GError) error = NULL;
      JjId id = 0;

      if (!jj_json_begin (reader, '{') || !jj_json_read_fields (reader, kind, &id, &values))
        return FALSE;
      rank += JJ_RANK_STEP;
      if (!jj_plan_load_add (plan, kind, id, rank, values, &error))
        return jj_json_fail (reader, "%s", error->message);
    }
  return reader->error == NULL;
}

static gboolean
read_elements (JjPlan *plan, JjJsonReader *reader)
{
  guint64 seen = 0;
  const char *key;

  if (!jj_json_begin (reader, '{'))
    return FALSE;
  while (jj_json_next_key (reader, &key))
    {
      const JjKind *kind = jj_kind_by_id (key);

      if (!kind)
        return jj_json_fail (reader, _ ("this program knows no kind “%s”."), key);
      if (seen & JJ_KIND_BIT (jj_kind_index (kind)))
        return jj_json_fail (reader, _ ("the kind “%s” stands twice."), key);
      seen |= JJ_KIND_BIT (jj_kind_index (kind));
      if (!read_kind (plan, reader, kind))
        return FALSE;
    }
  return reader->error == NULL;
}

static gboolean
read_head (JjJsonReader *reader, const char *key, guint *heads)
{
  gint64 version;
  const char *text;

  if (strcmp (key, "format") == 0)
    {
      *heads |= 1;
      return jj_json_string (reader, &text)
             && (strcmp (text, FORMAT) == 0
                 || jj_json_fail (reader, _ ("this is not a plan but “%s”."), text));
    }
  if (strcmp (key, "version") != 0)
    return jj_json_fail (reader, _ ("a plan has no part “%s”."), key);
  *heads |= 2;
  if (!jj_json_int (reader, &version))
    return FALSE;
  return version == VERSION
         || jj_json_fail (reader,
                          _ ("this plan is in another version of the format than %d, which this "
                             "program reads. Please update the program."),
                          VERSION);
}

static gboolean
read_plan (JjPlan *plan, JjJsonReader *reader)
{
  const char *key;
  guint heads = 0;

  if (!jj_json_begin (reader, '{'))
    return FALSE;
  while (jj_json_next_key (reader, &key))
    {
      gboolean elements = strcmp (key, "elements") == 0;

      if (elements && heads != 3)
        return jj_json_fail (reader, _ ("“format” and “version” of a plan must come first, once."));
      if (elements)
        heads |= 4;
      if (!(elements ? read_elements (plan, reader) : read_head (reader, key, &heads)))
        return FALSE;
    }
  if (heads != 7 && !reader->error)
    return jj_json_fail (reader, _ ("this is not a plan: “format”, “version” or “elements” is "
                                    "missing."));
  return jj_json_end (reader);
}

JjPlan *
jj_plan_from_json (GBytes *json, GError **error)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjJsonReader reader;
  gboolean ok;

  jj_json_init (&reader, g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  ok = read_plan (plan, &reader);
  jj_json_propagate (&reader, error);
  jj_json_clear (&reader);
  return ok && jj_plan_load_finish (plan, error) ? g_steal_pointer (&plan) : NULL;
}

static const char *
type_text (const JjField *field)
{
  static const char *const texts[] = {
    [JJ_TYPE_TEXT] = "text",
    [JJ_TYPE_PROSE] = "text, several lines",
    [JJ_TYPE_LIST] = "array of texts",
    [JJ_TYPE_INT] = "whole number",
    [JJ_TYPE_DECIMAL2] = "text, a number with two decimals: `\"3.50\"`",
    [JJ_TYPE_MONEY] = "whole number, NT$",
    [JJ_TYPE_SHARE] = "whole number, 1/10,000",
    [JJ_TYPE_DATE] = "text, `\"2025-08-01\"`",
    [JJ_TYPE_BOOL] = "`true`; left out where false",
    [JJ_TYPE_ENUM] = "text, one of:",
    [JJ_TYPE_REF] = "id of:",
  };

  return texts[field->type];
}

static void
append_field_manual (GString *out, const JjField *field)
{
  g_string_append_printf (out, "| `%s` | %s | %s", field->id, field->label, type_text (field));
  for (guint i = 0; field->choices && field->choices[i].id; i++)
    g_string_append_printf (out, " `%s`", field->choices[i].id);
  if (field->targets == JJ_ANY_ELEMENT)
    g_string_append (out, " any element");
  for (guint k = 0; field->targets != JJ_ANY_ELEMENT && k < JJ_N_KINDS; k++)
    {
      if (field->targets & JJ_KIND_BIT (k))
        g_string_append_printf (out, " `%s`", jj_kind_get (k)->id);
    }
  if (field->min || field->max)
    g_string_append_printf (out, ", %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, field->min,
                            field->max);
  g_string_append (out, field->flags & JJ_FIELD_REQUIRED ? ", never empty |\n" : " |\n");
}

char *
jj_plan_json_manual (void)
{
  GString *out = g_string_new (
      "# The JSON form of a plan\n\n"
      "Made from the kind tables in src/plan/kinds; `jingjin-cli export --as json` writes it and\n"
      "`jingjin-cli new --from FILE.json` reads it. Writing, reading and writing again gives the\n"
      "same bytes.\n\n"
      "The file is UTF-8: an object with `\"format\": \"jingjin-plan\"`, `\"version\": 1` and\n"
      "`\"elements\"`, an object with an array for each kind that has elements, kinds in the "
      "order\n"
      "below, elements in their order in the plan, one a line. An element is an object with its\n"
      "`id` (16 hexadecimal digits of a positive number, unique over all plans) and its fields in\n"
      "the order below. Empty fields are left out. Unknown kinds and fields, repeated keys,\n"
      "numbers that are not whole, and references to what is not there are refused.\n");

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);

      if (kind->flags & JJ_KIND_COMPUTED)
        continue;
      g_string_append_printf (out, "\n## `%s`: %s%s\n\n| field | label | value |\n|---|---|---|\n",
                              kind->id, kind->label, kind->flags & JJ_KIND_LINK ? " (a link)" : "");
      for (guint i = 0; i < kind->n_fields; i++)
        append_field_manual (out, &kind->fields[i]);
    }
  return g_string_free (out, FALSE);
}
