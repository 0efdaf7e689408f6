/* jj-cli-edited.c: jingjin-cli edited */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-edited.h"
#include "jj-project.h"

#include <glib/gi18n.h>

static void
add_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static JsonNode *
to_json (const JjEdited *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const JjEditedField *field = self->fields->pdata[i];
      char id[JJ_ID_LENGTH + 1];

      jj_id_to_string (field->element, id);
      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "element", id);
      jj_cli_add_text (builder, "field", jj_kind_get (field->kind)->fields[field->field].id);
      jj_cli_add_text (builder, "title", field->title);
      jj_cli_add_text (builder, "before", field->before);
      jj_cli_add_text (builder, "after", field->after);
      add_texts (builder, "lost", field->lost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_texts (builder, "figures", self->figures);
  add_texts (builder, "notices", self->notices);
  jj_cli_add_number (builder, "same", self->n_same);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_lines (char sign, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    jj_cli_print ("%c %s\n", sign, lines[i]);
}

static void
print (const JjEdited *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const JjEditedField *field = self->fields->pdata[i];

      jj_cli_print ("%u. %s\n", i + 1, field->title);
      print_lines ('-', field->before);
      print_lines ('+', field->after);
      for (guint k = 0; k < field->lost->len; k++)
        jj_cli_print (_ ("  The live field %s is gone from this text.\n"),
                      (const char *)field->lost->pdata[k]);
    }
  for (guint i = 0; i < self->figures->len; i++)
    jj_cli_print ("%s\n", (const char *)self->figures->pdata[i]);
  for (guint i = 0; i < self->notices->len; i++)
    jj_cli_print ("%s\n", (const char *)self->notices->pdata[i]);
  jj_cli_print (_ ("%u texts changed, %u are the same.\n"), self->fields->len, self->n_same);
}

/* "all" or numbers as they are listed, from 1. */
static gboolean
parse_accepted (const char *text, const JjEdited *edited, gboolean *accepted, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i]; i++)
    {
      guint64 number = 0;

      if (g_str_equal (parts[i], "all"))
        for (guint k = 0; k < edited->fields->len; k++)
          accepted[k] = TRUE;
      else if (edited->fields->len > 0
               && g_ascii_string_to_unsigned (parts[i], 10, 1, edited->fields->len, &number, NULL))
        accepted[number - 1] = TRUE;
      else
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is no number of a changed text."), parts[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take (JjProject *project, const JjEdited *edited, const char *accept, GError **error)
{
  g_autofree gboolean *accepted = g_new0 (gboolean, edited->fields->len + 1);
  g_autoptr (JjEdit) edit = NULL;

  if (!parse_accepted (accept, edited, accepted, error))
    return FALSE;
  edit = jj_edited_accept (edited, accepted);
  return jj_project_commit (project, edit, error);
}

static JjCliStatus
take_back (char **paths, const char *accept, gboolean json, GError **error)
{
  g_autoptr (JjProject) project
      = jj_project_open (paths[0], accept ? JJ_OPEN_DEFAULT : JJ_OPEN_READ_ONLY, error);
  g_autoptr (JjEdited) edited
      = project ? jj_edited_read (jj_project_get_plan (project), paths[1], NULL, error) : NULL;

  if (!edited)
    return JJ_CLI_UNUSABLE;
  if (accept && !take (project, edited, accept, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_print_json (to_json (edited));
  else
    print (edited);
  return edited->fields->len + edited->figures->len > 0 ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *accept = NULL;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_STRING, &accept,
      N_ ("The changed texts to take, by number, or all"), "1,3" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);

  if (!jj_cli_parse (&jj_cli_edited, entries, &arguments, 2, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  return take_back (arguments, accept, json, error);
}

const JjCliCommand jj_cli_edited = {
  "edited", "PLAN FILE.odt",
  N_ ("Shows what was typed into the plan's .odt, and takes it; exit code 1 where it differs"),
  FALSE, run
};
