/* jj-explain-parts.c: sums that are no figure of their own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-explain-window.h"

void
jj_explain_chart_part (GtkWidget *parent, JjWorkspace *workspace, const JjChartPart *part)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (JjExplainPart));

  for (guint i = 0; part->rows && i < part->rows->len; i++)
    {
      const JjChartRow *row = &g_array_index (part->rows, JjChartRow, i);
      JjExplainPart each = { row->line, row->amount };

      g_array_append_val (rows, each);
    }
  if (rows->len > 0)
    jj_explain_parts (parent, workspace, part->label, rows, part->amount);
}

void
jj_explain_total_of (GtkWidget *parent,
                     JjWorkspace *workspace,
                     const char *title,
                     const JjFigures *figures)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (JjExplainPart));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      JjExplainPart each = { line->id, line->amount };

      if ((line->flags & JJ_LINE_COUNTS) && line->amount != 0)
        g_array_append_val (rows, each);
    }
  jj_explain_parts (parent, workspace, title, rows, jj_figures_get_totals (figures)->total);
}
