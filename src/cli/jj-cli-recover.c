/* jj-cli-recover.c: jingjin-cli recover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"
#include "jj-recover.h"

#include <glib/gi18n.h>

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
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_recover
    = { "recover", "DAMAGED", N_ ("Saves what a damaged plan still holds into a new file"), FALSE,
        run };
