/* jj-cli-recover.c: jingjin-cli recover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-backup.h"
#include "jj-cli.h"
#include "jj-recover.h"

#include <glib/gi18n.h>

/* A copy of a day may hold more than what can be read of the file. */
static void
tell_copy (const char *damaged)
{
  g_autoptr (JjBackup) good = jj_backup_find_good (damaged);
  g_autoptr (GDateTime) time = good ? g_date_time_new_from_unix_local (good->time) : NULL;
  g_autofree char *when = time ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;

  if (good)
    jj_cli_print (_ ("The newest good copy is of %s: %s\n"), when ? when : "", good->path);
}

static JjCliStatus
run (char **argv, GError **error)
{
  g_autofree char *out = NULL, *report = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The new file"), N_ ("OUT") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);

  if (!jj_cli_parse (&jj_cli_recover, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (!out)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Say where to write by -o."));
      return JJ_CLI_UNUSABLE;
    }
  if (!jj_store_recover (arguments[0], out, &report, error))
    return JJ_CLI_UNUSABLE;
  jj_cli_print ("%s%s", report, g_str_has_suffix (report, "\n") ? "" : "\n");
  tell_copy (arguments[0]);
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_recover
    = { "recover", "DAMAGED", N_ ("Saves what a damaged plan still holds into a new file"), FALSE,
        run };
