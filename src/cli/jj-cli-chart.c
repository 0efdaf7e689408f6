/* jj-cli-chart.c: jingjin-cli chart */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart.h"
#include "jj-cli-analysis.h"
#include "jj-cli.h"

#include <glib/gi18n.h>

/* Larger pictures are no charts, and cost memory by the square. */
#define MAX_SIDE_PX 20000
#define MAX_DPI 1200

typedef struct
{
  char *out, *theme;
  int width_px, height_px, dpi;
  gboolean list;
} Options;

static JjCliStatus
print_list (void)
{
  for (guint i = 0; i < jj_chart_get_count (); i++)
    jj_cli_print ("%-12s %s\n", jj_chart_get_id (jj_chart_get_nth (i)),
                  jj_chart_get_title (jj_chart_get_nth (i)));
  return JJ_CLI_DONE;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (!options->out)
    return refuse (error, _ ("Say where to write by -o."));
  if (g_file_test (options->out, G_FILE_TEST_EXISTS)
      && !g_file_test (options->out, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("“%s” is there already and is no file."), options->out);
      return FALSE;
    }
  if (options->width_px < 0 || options->width_px > MAX_SIDE_PX || options->height_px < 0
      || options->height_px > MAX_SIDE_PX || options->dpi < 0 || options->dpi > MAX_DPI)
    return refuse (error, _ ("A picture may have up to 20,000 pixels a side and 1,200 dots an "
                             "inch."));
  return TRUE;
}

/* NAME/CODE: one sheet of several. */
static gboolean
check_which (const JjChart *chart, JjPlan *plan, const char *which, GError **error)
{
  JjKindId kind = jj_chart_get_which_kind (chart);

  if (!which || (kind != JJ_N_KINDS && jj_plan_find_code (plan, kind, which)))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no “%s” to draw in this plan."), which);
  return FALSE;
}

static JjCliStatus
write_chart (const Options *options, const char *path, const char *name, GError **error)
{
  g_auto (GStrv) names = g_strsplit (name, "/", 2);
  const JjChart *chart = jj_chart_by_id (names[0] ? names[0] : "");
  const JjTheme *theme = jj_theme_get (options->theme ? options->theme : "light");
  g_autoptr (JjCliAnalysis) analysis = NULL;
  JjChartInput input = { .theme = theme, .text_px = 13, .unit = 1, .with_title = TRUE };

  if (!chart || !theme)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   chart ? _ ("There is no theme “%s”; they are light, dark and contrast.")
                         : _ ("There is no chart “%s”; “jingjin-cli chart --list” lists them."),
                   chart ? options->theme : name);
      return JJ_CLI_UNUSABLE;
    }
  if (!check_options (options, error))
    return JJ_CLI_UNUSABLE;
  analysis = jj_cli_analysis_new (path, NULL, error);
  if (!analysis)
    return JJ_CLI_UNUSABLE;
  input.plan = analysis->plan;
  input.figures = analysis->figures;
  input.which = names[1];
  if (!check_which (chart, analysis->plan, names[1], error))
    return JJ_CLI_UNUSABLE;
  jj_chart_measure (chart, &input, &input.width_px, &input.height_px);
  if (options->width_px)
    input.width_px = options->width_px;
  if (options->height_px)
    input.height_px = options->height_px;
  return jj_chart_write (chart, &input, options->out, options->dpi ? options->dpi : 144, error)
             ? JJ_CLI_DONE
             : JJ_CLI_UNUSABLE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
      N_ ("The file; its ending says what is written: .svg, .pdf, .png"), N_ ("OUT") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, N_ ("Lists the charts"), NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width_px, N_ ("Width in pixels"), N_ ("NUMBER") },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height_px, N_ ("Height in pixels"),
      N_ ("NUMBER") },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &options.dpi, N_ ("Dots an inch of a PNG"), N_ ("NUMBER") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_ ("light, dark or contrast"),
      N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  gboolean list = g_strv_contains ((const char *const *)argv, "--list");
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_chart, entries, &arguments, list ? 0 : 2, error))
    status
        = options.list ? print_list () : write_chart (&options, arguments[0], arguments[1], error);
  g_free (options.out);
  g_free (options.theme);
  return status;
}

const JjCliCommand jj_cli_chart
    = { "chart", "PLAN NAME", N_ ("Draws a chart; --list names them"), FALSE, run };
