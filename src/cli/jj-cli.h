/* jj-cli.h: what the commands of the command line share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit codes (docs: jingjin-cli --help). */
typedef enum
{
  JJ_CLI_DONE = 0,
  JJ_CLI_FOUND = 1,   /* done, but there is something to mend */
  JJ_CLI_UNUSABLE = 2 /* nothing done; one sentence on standard error */
} JjCliStatus;

/* A command is a file of its own (or one of a group's) and one line in the array of jj-cli.c. run
 * gets the arguments after its name, NULL-terminated, and returns the exit code; on
 * JJ_CLI_UNUSABLE it has set the error. */
typedef struct
{
  const char *name;
  const char *arguments; /* as the usage line shows them, e.g. "PLAN" */
  const char *summary;   /* untranslated */
  gboolean hidden;
  JjCliStatus (*run) (char **arguments, GError **error);
} JjCliCommand;

extern const JjCliCommand jj_cli_new, jj_cli_info, jj_cli_import, jj_cli_check, jj_cli_rules,
    jj_cli_explain, jj_cli_export, jj_cli_chart, jj_cli_poster, jj_cli_diff, jj_cli_history,
    jj_cli_checkpoint, jj_cli_merge, jj_cli_package, jj_cli_attach, jj_cli_verify, jj_cli_handout,
    jj_cli_takeback, jj_cli_next_year, jj_cli_guide, jj_cli_stale, jj_cli_consolidate,
    jj_cli_edited, jj_cli_recover, jj_cli_manual;

/* The whole program. */
int jj_cli_main (int argc, char **argv);

/* Takes the options out of the arguments, --help included, and leaves n_arguments others, or more
 * where command->arguments ends with "…". Error: G_OPTION_ERROR. */
gboolean jj_cli_parse (const JjCliCommand *command,
                       const GOptionEntry *entries,
                       char ***arguments,
                       guint n_arguments,
                       GError **error);

/* Messages in English from here on, for output that programs read. */
void jj_cli_be_neutral (void);

/* To standard output, UTF-8 whatever the locale. */
void jj_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* node: (transfer full) */
void jj_cli_print_json (JsonNode *node);
void jj_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The plan of a file, for reading: a plan file, or JSON where the name ends in .json. PLAN@NAME is
 * the plan as it was at a checkpoint, the newest of that name, PLAN@7 after the seventh entry of
 * its history. (transfer full) */
JjPlan *jj_cli_load (const char *path, GError **error);
/* Keeps a plan until the program ends, which gives all its memory back at once: to free half a
 * million elements one by one took a seventh of the time of `info`. (transfer none) */
JjPlan *jj_cli_keep (JjPlan *plan);
/* Which file that is, and which entry of its history: G_MAXINT64 for the present, 0 with an error
 * where there is none. file: (transfer full) */
gint64 jj_cli_find_moment (const char *path, char **file, GError **error);
/* A plan from the bytes of a JSON file. (transfer full) */
JjPlan *jj_cli_load_json (const char *path, GError **error);

G_END_DECLS
