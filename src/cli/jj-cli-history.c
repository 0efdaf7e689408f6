/* jj-cli-history.c: jingjin-cli history and checkpoint */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-history.h"
#include "jj-op-text.h"
#include "jj-project.h"

#include <glib/gi18n.h>

typedef struct
{
  JjPlan *plan;
  GHashTable *names;
  gboolean json, anonymous;
  JsonBuilder *out;
} Listing;

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return date ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
}

static const char *
kind_of (const JjHistoryEntry *entry)
{
  static const char *const kinds[] = { "created", "edit", "undo", "redo", "checkpoint" };

  return kinds[entry->kind];
}

static void
add_op (Listing *self, const JjOp *op)
{
  g_autoptr (JjOpText) text = jj_op_text_new (op, self->plan, self->names, self->anonymous);
  char id[JJ_ID_LENGTH + 1];

  if (!self->json)
    {
      jj_cli_print ("    %s: %s “%s” → “%s”\n", text->element, text->what, text->before,
                    text->after);
      return;
    }
  jj_id_to_string (op->id, id);
  json_builder_begin_object (self->out);
  jj_cli_add_text (self->out, "kind", op->kind->id);
  jj_cli_add_text (self->out, "id", id);
  jj_cli_add_text (self->out, "element", text->element);
  if (op->type == JJ_OP_SET)
    jj_cli_add_text (self->out, "field", op->kind->fields[op->field].id);
  jj_cli_add_text (self->out, "what", text->what);
  jj_cli_add_text (self->out, "before", text->before);
  jj_cli_add_text (self->out, "after", text->after);
  json_builder_end_object (self->out);
}

static void
begin_entry (Listing *self, JjHistoryEntry *entry)
{
  g_autofree char *time = format_time (entry->time);
  const char *author = self->anonymous ? "" : entry->author;

  if (!self->json)
    {
      jj_cli_print ("%" G_GINT64_FORMAT "  %s  %s  %s  %s%s%s\n", entry->seq, time, kind_of (entry),
                    author, entry->label ? entry->label : "", entry->reason ? " · " : "",
                    entry->reason ? entry->reason : "");
      return;
    }
  json_builder_begin_object (self->out);
  json_builder_set_member_name (self->out, "seq");
  json_builder_add_int_value (self->out, entry->seq);
  jj_cli_add_text (self->out, "time", time);
  jj_cli_add_text (self->out, "type", kind_of (entry));
  jj_cli_add_text (self->out, "author", author);
  jj_cli_add_text (self->out, "label", entry->label);
  jj_cli_add_text (self->out, "reason", entry->reason);
  json_builder_set_member_name (self->out, "changes");
  json_builder_begin_array (self->out);
}

static void
tell_entry (Listing *self, JjHistoryEntry *entry)
{
  JjEdit *edit = jj_history_entry_get_edit (entry);

  begin_entry (self, entry);
  if (edit)
    jj_op_note_names (self->names, edit);
  for (guint i = 0; edit && i < jj_edit_get_n_ops (edit); i++)
    add_op (self, jj_edit_get_op (edit, i));
  if (!self->json)
    return;
  json_builder_end_array (self->out);
  json_builder_end_object (self->out);
}

/* By code, in any kind; error where none has it. */
static JjId
find_element (JjPlan *plan, const char *code, GError **error)
{
  for (guint k = 0; k < JJ_KIND_BELONGS_TO; k++)
    {
      const JjElement *element = jj_plan_find_code (plan, k, code);

      if (element)
        return jj_element_get_id (element);
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("No element of the plan has the code “%s”."), code);
  return 0;
}

static gboolean
list_all (JjProject *project, const JjHistoryQuery *query, Listing *self, int limit, GError **error)
{
  g_autoptr (JjHistory) history = jj_history_new (project, query);

  json_builder_begin_array (self->out);
  while (limit > 0)
    {
      g_autoptr (GPtrArray) page = jj_history_next (history, (guint)MIN (limit, 200), error);

      if (!page)
        return FALSE;
      if (page->len == 0)
        break;
      for (guint i = 0; i < page->len; i++)
        tell_entry (self, g_ptr_array_index (page, i));
      limit -= (int)page->len;
    }
  json_builder_end_array (self->out);
  if (self->json)
    jj_cli_print_json (json_builder_get_root (self->out));
  return TRUE;
}

static JjCliStatus
run_history (char **argv, GError **error)
{
  g_autofree char *element = NULL, *author = NULL;
  gboolean json = FALSE, checkpoints = FALSE, anonymous = FALSE;
  int limit = G_MAXINT;
  const GOptionEntry entries[] = {
    { "checkpoints", 0, 0, G_OPTION_ARG_NONE, &checkpoints, N_ ("Checkpoints alone"), NULL },
    { "element", 0, 0, G_OPTION_ARG_STRING, &element, N_ ("What touched one element"),
      N_ ("CODE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("What one person did"), N_ ("NAME") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many entries"), N_ ("N") },
    { "no-personal-data", 0, 0, G_OPTION_ARG_NONE, &anonymous, N_ ("Leave personal data out"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjProject) project = NULL;
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (GHashTable) names = jj_op_names_new ();
  JjHistoryQuery query = { 0 };
  Listing listing = { .out = out, .names = names };

  if (!jj_cli_parse (&jj_cli_history, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  project = jj_project_open (arguments[0], JJ_OPEN_READ_ONLY, error);
  if (!project)
    return JJ_CLI_UNUSABLE;
  listing.plan = jj_project_get_plan (project);
  listing.json = json;
  listing.anonymous = anonymous;
  query.checkpoints = checkpoints;
  query.author = author;
  if (element)
    query.element = find_element (listing.plan, element, error);
  if (element && !query.element)
    return JJ_CLI_UNUSABLE;
  return list_all (project, &query, &listing, limit, error) ? JJ_CLI_DONE : JJ_CLI_UNUSABLE;
}

static JjCliStatus
run_checkpoint (char **argv, GError **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjProject) project = NULL;

  if (!jj_cli_parse (&jj_cli_checkpoint, entries, &arguments, 2, error))
    return JJ_CLI_UNUSABLE;
  project = jj_project_open (arguments[0], JJ_OPEN_DEFAULT, error);
  if (!project || !jj_project_add_checkpoint (project, arguments[1], error))
    return JJ_CLI_UNUSABLE;
  jj_cli_print (_ ("Checkpoint “%s” made\n"), arguments[1]);
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_history
    = { "history", "PLAN", N_ ("Lists what was done to a plan, the newest first"), FALSE,
        run_history };
const JjCliCommand jj_cli_checkpoint
    = { "checkpoint", "PLAN NAME", N_ ("Gives the plan as it is now a name"), FALSE,
        run_checkpoint };
