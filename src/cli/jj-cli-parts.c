/* jj-cli-parts.c: jingjin-cli handout and takeback */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-format.h"
#include "jj-hand-out.h"
#include "jj-project.h"
#include "jj-return.h"

#include <glib/gi18n.h>
#include <string.h>

static const JjKindId scopes[] = { JJ_KIND_SCHOOL, JJ_KIND_ALLIANCE, JJ_KIND_PROGRAMME };

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format,
                                                arguments));
  va_end (arguments);
  return FALSE;
}

static int
find_kind (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_strcmp0 (jj_kind_get (scopes[i])->id, id) == 0)
      return (int)scopes[i];
  return -1;
}

/* "school:S-001" */
static gboolean
add_scope (JjHandOut *out, JjPlan *plan, const char *scope, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (scope, ":", 2);
  int kind = find_kind (pair[0]);
  const JjElement *root
      = kind >= 0 && pair[1] ? jj_plan_find_code (plan, (JjKindId)kind, pair[1]) : NULL;

  if (!root)
    return refuse (error,
                   _ ("“%s” is no scope of this plan; it is school:CODE, alliance:CODE or "
                      "programme:CODE."),
                   scope);
  jj_hand_out_add (out, jj_element_get_id (root));
  return TRUE;
}

static gboolean
add_each (JjHandOut *out, JjPlan *plan, const char *id, GError **error)
{
  int kind = find_kind (id);

  if (kind < 0)
    return refuse (error, _ ("“%s” is none of school, alliance, programme."), id);
  for (guint i = 0; i < jj_plan_get_count (plan, (JjKindId)kind); i++)
    jj_hand_out_add (out, jj_element_get_id (jj_plan_get_nth (plan, (JjKindId)kind, i)));
  return TRUE;
}

static gboolean
hand_out (JjProject *project, JjHandOut *out, GError **error)
{
  g_autoptr (JjEdit) edit = NULL;

  if (!jj_hand_out_write (out, NULL, NULL, error))
    return FALSE;
  edit = jj_hand_out_to_edit (out);
  if (jj_project_commit (project, edit, error))
    return TRUE;
  jj_hand_out_discard (out);
  return FALSE;
}

static JjCliStatus
run_handout (char **argv, GError **error)
{
  g_auto (GStrv) scope = NULL;
  g_autofree char *each = NULL, *folder = NULL;
  const GOptionEntry entries[] = {
    { "scope", 's', 0, G_OPTION_ARG_STRING_ARRAY, &scope,
      N_ ("Whom a part is for; may be given several times"), N_ ("KIND:CODE") },
    { "each", 0, 0, G_OPTION_ARG_STRING, &each,
      N_ ("One part for each school, alliance or programme"), N_ ("KIND") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_ ("The folder of the parts"),
      N_ ("FOLDER") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjProject) project = NULL;
  g_autoptr (JjPackSet) packs = NULL;
  g_autoptr (JjHandOut) out = NULL;
  JjPlan *plan;

  if (!jj_cli_parse (&jj_cli_handout, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (!folder || (!scope && !each))
    {
      refuse (error, "%s",
              _ ("Say whom the parts are for (--scope, --each) and where they go (-o)."));
      return JJ_CLI_UNUSABLE;
    }
  project = jj_project_open (arguments[0], JJ_OPEN_DEFAULT, error);
  plan = project ? jj_project_get_plan (project) : NULL;
  packs = plan ? jj_cli_load_packs (plan, NULL, error) : NULL;
  if (!packs)
    return JJ_CLI_UNUSABLE;
  out = jj_hand_out_new (plan, packs, folder);
  for (guint i = 0; scope && scope[i]; i++)
    if (!add_scope (out, plan, scope[i], error))
      return JJ_CLI_UNUSABLE;
  if ((each && !add_each (out, plan, each, error)) || !hand_out (project, out, error))
    return JJ_CLI_UNUSABLE;
  for (guint i = 0; i < jj_hand_out_get_n (out); i++)
    jj_cli_print ("%s\n", jj_hand_out_get_path (out, i));
  return JJ_CLI_DONE;
}

typedef struct
{
  JjProject *project;
  GPtrArray *packs;
  gboolean mine, theirs, dry_run;
  char *note;
  JsonBuilder *out; /* NULL: as text */
  guint n_taken, n_left, n_refused;
} TakeBack;

/* "taken", "conflicts", "sent_back", "refused" */
static void
tell (TakeBack *self, const JjReturn *part, const char *file, const char *state, const char *text)
{
  g_autofree char *before = part ? jj_format_money (part->total_before) : NULL;
  g_autofree char *after = part ? jj_format_money (part->total_after) : NULL;

  if (!self->out)
    {
      if (part)
        jj_cli_print (_ ("%s (%s): %s; new %u, changed %u, deleted %u; NT$ %s → %s\n"), file,
                      part->name, text, part->counts[0], part->counts[1], part->counts[2], before,
                      after);
      if (part && part->sent_back)
        jj_cli_print ("%s\n", part->sent_back);
      else
        jj_cli_print ("%s\n", text);
      return;
    }
  json_builder_begin_object (self->out);
  jj_cli_add_text (self->out, "file", file);
  jj_cli_add_text (self->out, "state", state);
  jj_cli_add_text (self->out, part ? "name" : "reason", part ? part->name : text);
  if (part)
    {
      jj_cli_add_text (self->out, "author", part->author);
      jj_cli_add_number (self->out, "added", part->counts[JJ_DIFFERENCE_ADDED]);
      jj_cli_add_number (self->out, "changed", part->counts[JJ_DIFFERENCE_CHANGED]);
      jj_cli_add_number (self->out, "removed", part->counts[JJ_DIFFERENCE_REMOVED]);
      jj_cli_add_number (self->out, "total_before", part->total_before);
      jj_cli_add_number (self->out, "total_after", part->total_after);
      jj_cli_add_text (self->out, "sent_back_as", part->sent_back);
    }
  json_builder_end_object (self->out);
}

static gboolean
accept (TakeBack *self, JjReturn *part, JjMerge *merge, GError **error)
{
  JjPlan *plan = jj_project_get_plan (self->project);
  g_autoptr (JjEdit) edit = NULL;

  for (guint i = 0; i < jj_merge_get_n_conflicts (merge); i++)
    if (jj_merge_get_conflict (merge, i)->type == JJ_CONFLICT_FIELD)
      jj_merge_choose (merge, i, self->theirs ? JJ_CHOICE_THEIRS : JJ_CHOICE_MINE);
  edit = jj_merge_to_edit (merge, plan);
  jj_return_finish (part, plan, edit);
  return self->dry_run || jj_project_commit (self->project, edit, error);
}

static gboolean
send_back (TakeBack *self, JjReturn *part, GError **error)
{
  JjPlan *plan = jj_project_get_plan (self->project);
  g_autoptr (JjEdit) edit = jj_return_send_back (part, plan, self->note, NULL, error);

  if (edit && jj_project_commit (self->project, edit, error))
    return TRUE;
  jj_return_keep (part);
  return FALSE;
}

static gboolean
take_one (TakeBack *self, const char *path, GError **error)
{
  JjPlan *plan = jj_project_get_plan (self->project);
  g_autoptr (GError) refused = NULL;
  g_autoptr (JjReturn) part = jj_return_read (plan, self->packs, path, &refused);
  g_autoptr (JjMerge) merge = NULL;

  if (!part)
    {
      g_autofree char *file = g_path_get_basename (path);

      tell (self, NULL, file, "refused", refused->message);
      self->n_refused++;
      return TRUE;
    }
  if (self->note)
    {
      if (!self->dry_run && !send_back (self, part, error))
        return FALSE;
      tell (self, part, part->file, "sent_back", _ ("sent back"));
      return TRUE;
    }
  merge = jj_return_merge (part, plan, error);
  if (!merge)
    return FALSE;
  if (jj_merge_get_n_conflicts (merge) && !self->mine && !self->theirs)
    {
      tell (self, part, part->file, "conflicts", _ ("conflicts, left out (see --mine, --theirs)"));
      self->n_left++;
      return TRUE;
    }
  if (!accept (self, part, merge, error))
    return FALSE;
  tell (self, part, part->file, "taken", _ ("taken back"));
  self->n_taken++;
  return TRUE;
}

static gboolean
take_all (TakeBack *self, char **paths, GError **error)
{
  for (guint i = 0; paths[i]; i++)
    {
      g_autoptr (GPtrArray) files = jj_return_list (paths[i], error);

      for (guint k = 0; files && k < files->len; k++)
        if (!take_one (self, files->pdata[k], error))
          return FALSE;
      if (!files)
        return FALSE;
    }
  return TRUE;
}

static JjCliStatus
take_back (TakeBack *self, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) packs = NULL;

  if (self->mine && self->theirs)
    {
      refuse (error, "%s", _ ("Say --mine or --theirs, not both."));
      return JJ_CLI_UNUSABLE;
    }
  self->project = jj_project_open (arguments[0], JJ_OPEN_DEFAULT, error);
  if (!self->project)
    return JJ_CLI_UNUSABLE;
  packs = self->packs = jj_packs_load_for_plan (jj_project_get_plan (self->project), NULL);
  if (self->out)
    json_builder_begin_array (self->out);
  if (!take_all (self, arguments + 1, error))
    return JJ_CLI_UNUSABLE;
  if (self->out)
    {
      json_builder_end_array (self->out);
      jj_cli_print_json (json_builder_get_root (self->out));
    }
  else
    jj_cli_print (_ ("Taken back %u, left for their conflicts %u, refused %u\n"), self->n_taken,
                  self->n_left, self->n_refused);
  return self->n_left || self->n_refused ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run_takeback (char **argv, GError **error)
{
  TakeBack self = { 0 };
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "mine", 0, 0, G_OPTION_ARG_NONE, &self.mine,
      N_ ("Where both changed a field, keep the plan's"), NULL },
    { "theirs", 0, 0, G_OPTION_ARG_NONE, &self.theirs,
      N_ ("Where both changed a field, take the part's"), NULL },
    { "send-back", 0, 0, G_OPTION_ARG_STRING, &self.note,
      N_ ("Take nothing; note in the plan that the parts were sent back, and why"), N_ ("NOTE") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &self.dry_run, N_ ("Change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JsonBuilder) out = NULL;
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_takeback, entries, &arguments, 2, error))
    {
      if (json)
        {
          jj_cli_be_neutral ();
          self.out = out = json_builder_new ();
        }
      status = take_back (&self, arguments, error);
    }
  g_clear_object (&self.project);
  g_free (self.note);
  return status;
}

const JjCliCommand jj_cli_handout
    = { "handout", "PLAN", N_ ("Writes parts of a plan for schools, alliances, programmes"), FALSE,
        run_handout };
const JjCliCommand jj_cli_takeback
    = { "takeback", "PLAN FILE…", N_ ("Merges parts that come back, files or folders of them"),
        FALSE, run_takeback };
