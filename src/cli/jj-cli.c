/* jj-cli.c: the commands, and what they share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"
#include "jj-history.h"
#include "jj-load.h"
#include "jj-plan-json.h"
#include "jj-project.h"
#include "jj-read-plan.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const JjCliCommand *const commands[] = {
  &jj_cli_new,     &jj_cli_info,        &jj_cli_import,   &jj_cli_check,     &jj_cli_rules,
  &jj_cli_explain, &jj_cli_export,      &jj_cli_chart,    &jj_cli_poster,    &jj_cli_diff,
  &jj_cli_history, &jj_cli_checkpoint,  &jj_cli_merge,    &jj_cli_package,   &jj_cli_attach,
  &jj_cli_verify,  &jj_cli_handout,     &jj_cli_takeback, &jj_cli_next_year, &jj_cli_guide,
  &jj_cli_stale,   &jj_cli_consolidate, &jj_cli_edited,   &jj_cli_recover,   &jj_cli_manual,
};

G_GNUC_PRINTF (2, 0)
static void
print_to (FILE *file, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  fputs (text, file);
}

void
jj_cli_print (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_to (stdout, format, arguments);
  va_end (arguments);
}

void
jj_cli_warn (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_to (stderr, format, arguments);
  va_end (arguments);
}

void
jj_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  jj_cli_print ("%s\n", text);
  json_node_unref (node);
}

void
jj_cli_be_neutral (void)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  setlocale (LC_MESSAGES, "C");
}

gboolean
jj_cli_parse (const JjCliCommand *command,
              const GOptionEntry *entries,
              char ***arguments,
              guint n_arguments,
              GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autofree char *program = g_strconcat ("jingjin-cli ", command->name, NULL);
  GStrvBuilder *builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **)*arguments);
  all = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  if (!g_option_context_parse_strv (context, &all, error))
    return FALSE;
  if (g_strv_length (all) < n_arguments + 1
      || (g_strv_length (all) > n_arguments + 1 && !g_str_has_suffix (command->arguments, "…")))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _ ("The call is “jingjin-cli %s %s”; see “jingjin-cli %s --help”."),
                   command->name, command->arguments, command->name);
      return FALSE;
    }
  g_strfreev (*arguments);
  *arguments = g_strdupv (all + 1);
  return TRUE;
}

JjPlan *
jj_cli_load_json (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = jj_load_file (path, JJ_MAX_JSON, error);

  return bytes ? jj_plan_from_json (bytes, error) : NULL;
}

/* The entry that NAME or a number stands for; 0 and an error where there is none. */
static gint64
find_state (const char *path, const char *name, GError **error)
{
  g_autoptr (JjProject) project = jj_project_open (path, JJ_OPEN_READ_ONLY, error);
  const JjHistoryQuery query = { .checkpoints = TRUE };
  g_autoptr (JjHistory) history = project ? jj_history_new (project, &query) : NULL;
  g_autoptr (GPtrArray) points = history ? jj_history_next (history, G_MAXUINT, error) : NULL;
  guint64 seq;

  if (!points)
    return 0;
  for (guint i = 0; i < points->len; i++)
    {
      const JjHistoryEntry *point = g_ptr_array_index (points, i);

      if (g_strcmp0 (point->label, name) == 0)
        return point->seq;
    }
  if (g_ascii_string_to_unsigned (name, 10, 1, (guint64)jj_project_get_last_seq (project), &seq,
                                  NULL))
    return (gint64)seq;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("The plan has no checkpoint “%s”; “jingjin-cli history --checkpoints” lists "
                  "them."),
               name);
  return 0;
}

gint64
jj_cli_find_moment (const char *path, char **file, GError **error)
{
  const char *at = strrchr (path, '@');

  if (!at || at == path || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      *file = g_strdup (path);
      return G_MAXINT64;
    }
  *file = g_strndup (path, (gsize)(at - path));
  return find_state (*file, at + 1, error);
}

JjPlan *
jj_cli_keep (JjPlan *plan)
{
  static GSList *kept;

  kept = g_slist_prepend (kept, g_object_ref (plan));
  return plan;
}

JjPlan *
jj_cli_load (const char *path, GError **error)
{
  g_autofree char *file = NULL;
  gint64 seq = jj_cli_find_moment (path, &file, error);
  g_autoptr (JjProject) project = NULL;

  if (seq == 0)
    return NULL;
  if (seq == G_MAXINT64 && g_str_has_suffix (path, ".json"))
    return jj_cli_load_json (path, error);
  project = seq < G_MAXINT64
                ? jj_project_open_at (file, seq, NULL, error)
                : jj_project_open (path, JJ_OPEN_READ_ONLY | JJ_OPEN_NO_HISTORY, error);
  return project ? g_object_ref (jj_cli_keep (jj_project_get_plan (project))) : NULL;
}

static void
print_help (void)
{
  jj_cli_print ("%s\n\n", _ ("Usage: jingjin-cli COMMAND [OPTION…] ARGUMENT…"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (!commands[i]->hidden)
      jj_cli_print ("  %-11s %-16s %s\n", commands[i]->name, commands[i]->arguments,
                    _ (commands[i]->summary));
  jj_cli_print ("\n%s\n%s\n",
                _ ("Exit code: 0 done; 1 done, but with something to mend; 2 the input or the call "
                   "cannot be used."),
                _ ("“jingjin-cli COMMAND --help” lists a command's options."));
}

static const JjCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static JjCliStatus
run (char **argv, GError **error)
{
  const char *name = argv[1];
  const JjCliCommand *command;

  if (!name || strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0
      || strcmp (name, "help") == 0)
    {
      print_help ();
      return name ? JJ_CLI_DONE : JJ_CLI_FOUND;
    }
  if (strcmp (name, "--version") == 0)
    {
      jj_cli_print ("jingjin-cli %s\n", PACKAGE_VERSION);
      return JJ_CLI_DONE;
    }
  command = find_command (name);
  if (!command)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _ ("There is no command “%s”; “jingjin-cli --help” lists them."), name);
      return JJ_CLI_UNUSABLE;
    }
  return command->run (argv + 2, error);
}

int
jj_cli_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  JjCliStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = run (argv, &error);
  if (error)
    jj_cli_warn ("jingjin-cli: %s\n", error->message);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      jj_cli_warn ("jingjin-cli: %s\n", _ ("The output cannot be written."));
      status = JJ_CLI_UNUSABLE;
    }
  return error ? JJ_CLI_UNUSABLE : status;
}
